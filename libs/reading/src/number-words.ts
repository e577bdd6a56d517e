/** Number words and units of news English. */

export const SMALL: ReadonlyMap<string, number> = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen'
  )
    .split(' ')
    .map((word, value) => [word, value] as const),
);

export const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, (at + 2) * 10] as const),
);

/** Multipliers, written out or as a suffix of digits. `m` is read as million only where the caller finds that it fits. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['dozen', 12],
  ['crore', 1e7],
  ['lakh', 1e5],
  ['bn', 1e9],
  ['mn', 1e6],
  ['mln', 1e6],
  ['bln', 1e9],
  ['tn', 1e12],
  ['trn', 1e12],
  ['k', 1e3],
  ['m', 1e6],
  ['b', 1e9],
]);

/** Plural multipliers without a number: "dozens", "hundreds of thousands". Two of them is the least that a plural says. */
export const VAGUE: ReadonlyMap<string, number> = new Map([
  ['tens', 20],
  ['scores', 40],
  ['dozens', 24],
  ['hundreds', 200],
  ['thousands', 2000],
  ['millions', 2e6],
  ['billions', 2e9],
  ['trillions', 2e12],
]);

export const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['half', 1 / 2],
  ['third', 1 / 3],
  ['thirds', 1 / 3],
  ['quarter', 1 / 4],
  ['quarters', 1 / 4],
  ['fifth', 1 / 5],
  ['fifths', 1 / 5],
  ['sixth', 1 / 6],
  ['tenth', 1 / 10],
  ['tenths', 1 / 10],
]);

export type UnitKind = 'currency' | 'percent' | 'measure' | 'time' | 'fraction';

export const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'dollar'],
  ['US$', 'US dollar'],
  ['$US', 'US dollar'],
  ['NT$', 'Taiwan dollar'],
  ['RM', 'ringgit'],
  ['Rs', 'rupee'],
  ['A$', 'Australian dollar'],
  ['AU$', 'Australian dollar'],
  ['C$', 'Canadian dollar'],
  ['CA$', 'Canadian dollar'],
  ['HK$', 'Hong Kong dollar'],
  ['NZ$', 'New Zealand dollar'],
  ['S$', 'Singapore dollar'],
  ['R$', 'real'],
  ['€', 'euro'],
  ['£', 'pound'],
  ['¥', 'yen'],
  ['₹', 'rupee'],
  ['₽', 'rouble'],
  ['₩', 'won'],
  ['₴', 'hryvnia'],
  ['₺', 'lira'],
  ['₪', 'shekel'],
  ['USD', 'US dollar'],
  ['EUR', 'euro'],
  ['GBP', 'pound'],
  ['CHF', 'Swiss franc'],
  ['JPY', 'yen'],
  ['CNY', 'yuan'],
]);

function table(kind: UnitKind, rows: string): (readonly [string, { lemma: string; kind: UnitKind }])[] {
  return rows
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [lemma = '', forms = ''] = row.split(':');
      return forms
        .trim()
        .split(',')
        .map((form) => [form, { lemma, kind }] as const);
    });
}

/** Units that stand after the number, by their printed form in lower case (symbols: as printed). */
export const UNITS: ReadonlyMap<string, { lemma: string; kind: UnitKind }> = new Map([
  ...table(
    'currency',
    `
dollar:dollar,dollars
US dollar:us dollars,u.s. dollars
cent:cent,cents
penny:p,pence
euro:euro,euros
pound:pounds sterling
rouble:rouble,roubles,ruble,rubles
yen:yen
yuan:yuan,renminbi
hryvnia:hryvnia,hryvnias
rupee:rupee,rupees
franc:franc,francs
krona:krona,kronor,krone,kroner
peso:peso,pesos
zloty:zloty,zlotys
naira:naira`,
  ),
  ...table(
    'percent',
    `
percentage point:percentage points,percentage point,pp
percent:%,percent,per cent,pct,pc
basis point:basis points,basis point`,
  ),
  ...table(
    'measure',
    `
kilometre:km,kms,kilometre,kilometres,kilometer,kilometers
metre:m,metre,metres,meter,meters
centimetre:cm,centimetre,centimetres,centimeter,centimeters
millimetre:mm,millimetre,millimetres,millimeter,millimeters
mile:mile,miles
foot:ft,foot,feet
inch:inch,inches
square kilometre:sq km,square kilometres,square kilometers,km²,km2
square mile:square miles,sq miles
square metre:square metres,square meters,square metre,square meter,m²,m2,sq m,sqm
square foot:square feet,square foot,sq ft
yard:yard,yards
hectare:ha,hectare,hectares
acre:acre,acres
kilogram:kg,kilo,kilos,kilogram,kilograms,kilogramme,kilogrammes
gram:g,gram,grams,gramme,grammes
tonne:tonne,tonnes,metric ton,metric tons
ton:ton,tons
pound:lb,lbs,pound,pounds
ounce:oz,ounce,ounces
litre:litre,litres,liter,liters
gallon:gallon,gallons
barrel:barrel,barrels
degree:degrees,degree
degree Celsius:degc,deg c,°c,degrees celsius
degree Fahrenheit:degf,deg f,°f,degrees fahrenheit
kilometre per hour:km/hr,km/h,kph,kmh,kilometres per hour,kilometers per hour
mile per hour:mph,miles per hour
watt:w,watt,watts
kilowatt:kw,kilowatt,kilowatts
megawatt:mw,megawatt,megawatts
gigawatt:gw,gigawatt,gigawatts
kilowatt-hour:kwh,kilowatt-hours,kilowatt hours
megawatt-hour:mwh,megawatt-hours,megawatt hours
megabyte:mb,megabyte,megabytes
gigabyte:gb,gigabyte,gigabytes
terabyte:tb,terabyte,terabytes
hertz:hz,hertz
kilohertz:khz,kilohertz
megahertz:mhz,megahertz
gigahertz:ghz,gigahertz
horsepower:hp,bhp,horsepower
nanometre:nm,nanometre,nanometres,nanometer,nanometers
mile per gallon:mpg,miles per gallon
knot:knots,knot
volt:volts,volt
cubic metre:cubic metres,cubic meters,m³,m3
kiloton:kiloton,kilotons,kilotonne,kilotonnes`,
  ),
  ...table(
    'time',
    `
second:seconds
minute:minute,minutes
hour:hour,hours,hrs
day:day,days
night:night,nights
week:week,weeks
month:month,months
year:year,years
decade:decade,decades`,
  ),
]);
