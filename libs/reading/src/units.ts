/**
 * Units of measure in English text: names, plurals, American spellings, symbols, metric prefixes. Symbols are told apart by
 * case where case tells (mW, MW); otherwise any case will do. Currencies are in `currencies.ts`.
 */

export type UnitKind = 'currency' | 'percent' | 'measure' | 'time' | 'fraction';

export interface Unit {
  /** Singular English name, British spelling. */
  readonly lemma: string;
  readonly kind: UnitKind;
}

/**
 * `name: words; symbols`. Words match in any case and take a plural in -s unless another follows the slash; symbols match
 * as printed. The words of a name with `*` take the metric prefixes; symbols name the prefixes that are in use.
 */
const MEASURES = `
metre*: metre, meter; m, {kcdmuμµn}m
gram*: gram, gramme; g, {kmuμµn}g, mcg
litre*: litre, liter; l, L, {cmd}l, {mM}L
watt*: watt; W, {kMGTm}W
watt-hour*: watt-hour, watt hour; Wh, {kMGT}Wh
volt*: volt; V, {km}V
ampere*: ampere, amp; {m}A
ampere-hour*: ampere-hour, ampere hour, amp-hour, amp hour; Ah, {m}Ah
hertz*: hertz/hertz; Hz, {kMGT}Hz
pascal*: pascal; Pa, {hkMG}Pa
joule*: joule; {kMGTP}J
newton*: newton; {kM}N
newton metre: newton metre, newton meter, newton-metre, newton-meter; Nm
ohm*: ohm; Ω
sievert*: sievert; Sv, {muμµ}Sv
becquerel*: becquerel; Bq, {kMGTP}Bq
kelvin: kelvin/kelvin;
byte*: byte; {kKMGTP}B
bit*: bit; {KMGT}bit, {KMG}b
mole*: ; mol, {mn}mol
calorie*: calorie; cal, {k}cal
electronvolt*: electronvolt, electron volt; eV, {kMGT}eV
parsec*: parsec; {kM}pc
voltampere*: volt-ampere, voltampere; VA, {kM}VA
kilometre: kilometre, kilometer, klick; kms
kilogram: kilogram, kilogramme, kilo; kgs
mile: mile; mi
nautical mile: nautical mile; nmi
yard: yard; yd, yds
foot: foot/feet; ft, ′
inch: inch/inches; in., in, ins, ″
fathom: fathom;
furlong: furlong;
light-year: light-year, light year; ly
astronomical unit: astronomical unit; AU, au
angstrom: angstrom, ångström; Å
micrometre: micron;
square metre: square metre, square meter, sq metre, sq meter; m², m2, sq m, sqm, sq. m
square kilometre: square kilometre, square kilometer, sq kilometre, sq kilometer; km², km2, sq km, sqkm, sq. km
square centimetre: square centimetre, square centimeter; cm², cm2, sq cm
square millimetre: square millimetre, square millimeter; mm², mm2
square mile: square mile, sq mile; sq mi, mi²
square foot: square foot/square feet, sq foot/sq feet; sq ft, sqft, sq. ft, ft², ft2
square inch: square inch/square inches; sq in, in²
square yard: square yard; sq yd, yd²
cubic metre: cubic metre, cubic meter; m³, m3, cu m
cubic centimetre: cubic centimetre, cubic centimeter; cm³, cm3, cc
cubic kilometre: cubic kilometre, cubic kilometer; km³, km3
cubic foot: cubic foot/cubic feet; cu ft, ft³, ft3
cubic inch: cubic inch/cubic inches; cu in, in³
cubic yard: cubic yard; cu yd, yd³
hectare: hectare; ha
acre: acre;
acre-foot: acre-foot/acre-feet, acre foot/acre feet;
tonne*: tonne, metric ton, metric tonne; t, {kM}t
ton: ton;
kiloton: kiloton;
megaton: megaton;
long ton: long ton;
short ton: short ton;
pound: pound; lb, lbs
ounce: ounce; oz
troy ounce: troy ounce;
fluid ounce: fluid ounce; fl oz
carat: carat; ct
quintal: quintal;
hundredweight: hundredweight/hundredweight; cwt
gallon: gallon; gal
pint: pint;
quart: quart; qt
barrel: barrel; bbl
bushel: bushel;
tablespoon: tablespoon; tbsp
teaspoon: teaspoon; tsp
cup: cup;
barrel of oil equivalent: barrel of oil equivalent/barrels of oil equivalent; boe
magnitude: magnitude
degree: degree, deg; °
degree Celsius: degree celsius/degrees celsius, deg celsius/degs celsius, degree centigrade/degrees centigrade, deg c/degs c, degree c/degrees c, celsius/celsius, celcius/celcius, centigrade/centigrade; °C, ° C, ºC, °Celsius, ° Celsius, degC, C
degree Fahrenheit: degree fahrenheit/degrees fahrenheit, deg fahrenheit/degs fahrenheit, degree farenheit/degrees farenheit, deg f/degs f, degree f/degrees f, fahrenheit/fahrenheit, farenheit/farenheit; °F, ° F, ºF, °Fahrenheit, ° Fahrenheit, degF, F
arcminute: arcminute, arc minute;
arcsecond: arcsecond, arc second;
radian: radian; rad
kilometre per hour: ; km/h, km/hr, kph, kmh, kmph, kms/h
mile per hour: ; mph, m.p.h.
metre per second: ; m/s, mps
foot per second: ; ft/s, fps
mile per gallon: ; mpg, m.p.g.
mile per second: ; mi/s
knot: knot; kt, kts
horsepower: horsepower/horsepower; hp, HP
brake horsepower: brake horsepower/brake horsepower; bhp
metric horsepower: ; PS
pound-foot: pound-foot/pound-feet, pound foot/pound feet, foot-pound; lb-ft, lb ft, ft-lb
pound per square inch: ; psi
kilopound per square inch: ; ksi
millibar: millibar; mbar, mb
decibel: decibel; dB, dBA
lumen: lumen; lm
lux: lux/lux; lx
candela: candela; cd
pixel: pixel; px
megapixel: megapixel; MP, Mpx
dots per inch: ; dpi
pixel per inch: ; ppi
frame per second: frame per second/frames per second; 
revolution per minute: revolution per minute/revolutions per minute; rpm
beat per minute: beat per minute/beats per minute; bpm
bit per second: ; bps
kilobit per second: ; kbps, kbit/s
megabit per second: ; Mbps, Mbit/s
gigabit per second: ; Gbps, Gbit/s
part per million: part per million/parts per million; ppm
part per billion: part per billion/parts per billion; ppb
part per trillion: part per trillion/parts per trillion; ppt
British thermal unit: british thermal unit, btu; BTU, Btu
roentgen: roentgen;
rem: rem;
twenty-foot equivalent unit: twenty-foot equivalent unit; TEU, TEUs
point per game: ; ppg
rebound per game: ; rpg
assist per game: ; apg
win above replacement: ; WAR
`;

const TIMES = `
millisecond: millisecond; ms
microsecond: microsecond; μs, µs
nanosecond: nanosecond; ns
second: second; sec, secs
minute: minute; min, mins
hour: hour; hr, hrs
day: day;
night: night;
weekday: weekday;
week: week; wk, wks
fortnight: fortnight;
month: month;
year: year; yr, yrs
year of age: ; yo, y/o
decade: decade;
century: century/centuries;
millennium: millennium/millennia;
`;

const PERCENTS = `
percentage point: percentage point, percent point; pp, ppt
percent: percent/percent, per cent/per cent, percentage, pct/pct, pc/pc; %, ％
basis point: basis point; bps, bp
per mille: ; ‰
`;

/** Metric prefixes by the letters that the table uses; u and µ both stand for micro, K is how news prints k. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['k', 'kilo'],
  ['K', 'kilo'],
  ['M', 'mega'],
  ['G', 'giga'],
  ['T', 'tera'],
  ['P', 'peta'],
  ['h', 'hecto'],
  ['d', 'deci'],
  ['c', 'centi'],
  ['m', 'milli'],
  ['u', 'micro'],
  ['μ', 'micro'],
  ['µ', 'micro'],
  ['n', 'nano'],
  ['p', 'pico'],
]);

const byWord = new Map<string, Unit>();
const bySymbol = new Map<string, Unit>();
/** Symbols in lower case, where no other unit has the same letters. */
const byLooseSymbol = new Map<string, Unit | undefined>();

function addWord(entry: string, unit: Unit, prefix = ''): void {
  const [one = '', many = `${one}s`] = entry.split('/');
  for (const form of [one, many]) byWord.set(prefix + form, unit);
}

function addSymbol(symbol: string, unit: Unit): void {
  if (bySymbol.has(symbol)) return;
  bySymbol.set(symbol, unit);
  const loose = symbol.toLowerCase();
  const known = byLooseSymbol.get(loose);
  byLooseSymbol.set(loose, byLooseSymbol.has(loose) && known?.lemma !== unit.lemma ? undefined : unit);
}

const listed = (part: string | undefined): string[] =>
  (part ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

/** Several prefixed symbols in one: "{km}g" are kg and mg. */
const PREFIXED = /^\{(.+)\}(.+)$/u;

function load(table: string, kind: UnitKind): void {
  const rows = table
    .trim()
    .split('\n')
    .map((row) => {
      const [head = '', rest = ''] = row.split(': ');
      const [words, symbols] = rest.split(';').map(listed);
      const name = head.replace('*', '');
      return { name, words: words ?? [], symbols: symbols ?? [], prefixed: head !== name };
    });
  for (const { name, words, symbols } of rows) {
    const unit: Unit = { lemma: name, kind };
    for (const word of words) addWord(word, unit);
    for (const symbol of symbols) if (!PREFIXED.test(symbol)) addSymbol(symbol, unit);
  }
  for (const { name, words, symbols, prefixed } of rows) {
    for (const symbol of symbols) {
      const [, letters = '', stem = ''] = PREFIXED.exec(symbol) ?? [];
      for (const letter of letters) addSymbol(letter + stem, { lemma: `${PREFIXES.get(letter)}${name}`, kind });
    }
    if (prefixed)
      for (const prefix of new Set(PREFIXES.values()))
        for (const word of words) if (!byWord.has(prefix + word)) addWord(word, { lemma: prefix + name, kind }, prefix);
  }
}

load(PERCENTS, 'percent');
load(TIMES, 'time');
load(MEASURES, 'measure');

/** The unit that a word or phrase names, in any case; `undefined` when it names none. */
export function unitNamed(words: string): Unit | undefined {
  return byWord.get(words.toLowerCase());
}

/** The unit of a symbol: as printed, else in any case when that leaves one unit. */
export function unitOfSymbol(symbol: string): Unit | undefined {
  return bySymbol.get(symbol) ?? (symbol.length > 1 ? byLooseSymbol.get(symbol.toLowerCase()) : undefined);
}
