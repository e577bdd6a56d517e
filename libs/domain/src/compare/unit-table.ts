/**
 * Units that convert, with exact factors. Sources: SI Brochure (9th edition) and NIST SP 811, appendix B; the
 * international yard and pound (1959) for miles, acres and pounds; ISO 4217 for currencies. A name that stands for several
 * units ("ton", "gallon", "month") has the least and the greatest of them, and is compared as that range.
 */

/** One row: `factor to the base unit` or `least..greatest`, names (singular, British spelling first), symbols. */
interface Row {
  readonly names: readonly string[];
  readonly symbols: readonly string[];
  readonly least: number;
  readonly most: number;
  /** Added after scaling; temperatures only. */
  readonly offset: number;
}

/** `factor: names; symbols`. A `*` after a name: it takes the metric prefixes (their symbols too). */
const TABLES: Readonly<Record<string, string>> = {
  length: `
1: metre*, meter*; m*
0.0254: inch, inches; in
0.3048: foot, feet; ft
0.9144: yard; yd
1609.344: mile; mi
1852: nautical mile; nmi
1.8288: fathom`,
  mass: `
0.001: gram*, gramme*; g*
1000: tonne*, metric ton, metric tonne; t
1000000: kilotonne
1000000000: megatonne; Mt
1000000000000: gigatonne; Gt
907.18474: short ton, us ton
1016.0469088: long ton, imperial ton
907.18474..1016.0469088: ton
0.45359237: pound avoirdupois; lb, lbs
0.028349523125: ounce; oz
0.0311034768: troy ounce
0.0002: carat
100: quintal
45.359237..50.80234544: hundredweight; cwt`,
  volume: `
0.001: litre*, liter*; l*, L*
0.158987294928: barrel; bbl
0.003785411784: us gallon
0.00454609: imperial gallon
0.003785411784..0.00454609: gallon; gal
0.000946352946..0.0011365225: quart; qt
0.000473176473..0.00056826125: pint; pt
1233.48183754752: acre-foot, acre-feet`,
  area: `
10000: hectare; ha
4046.8564224: acre`,
  time: `
1: second*; s, sec
60: minute; min
3600: hour; h, hr
86400: day
604800: week
1209600: fortnight
2419200..2678400: month
31536000..31622400: year; yr
315360000..316224000: decade`,
  speed: `
1: metre per second, meter per second; m/s
0.2777777777777778: kilometre per hour, kilometer per hour; km/h, kph, kmh
0.44704: mile per hour, miles per hour; mph
0.5144444444444445: knot; kn, kts
0.3048: foot per second, feet per second; ft/s`,
  power: `
1: watt*; W*
745.6998715822702: horsepower; hp
735.49875: metric horsepower; PS`,
  energy: `
1: joule*; J*
3600: watt-hour*, watt hour*; Wh*
4.184: calorie*; cal
1055.05585262: british thermal unit; Btu, BTU`,
  pressure: `
1: pascal*; Pa*
100000: bar
100: millibar; mbar
6894.757293168361: pound per square inch; psi
101325: atmosphere; atm`,
  information: `
1: bit*
8: byte*; B`,
  dose: `
1: sievert*; Sv*
0.01: rem`,
  activity: `
1: becquerel*; Bq*
37000000000: curie*; Ci`,
  'electric current': '1: ampere*, amp; A',
  voltage: '1: volt*; V*',
  frequency: '1: hertz*; Hz*',
  share: `
1: percent, per cent; %
100: fraction
0.1: per mille; ‰
0.0001: part per million, parts per million; ppm
0.0000001: part per billion, parts per billion; ppb`,
  'difference of shares': `
1: percentage point, percent point; pp
0.01: basis point; bp`,
  temperature: `
1: kelvin; K
1+273.15: degree celsius, degrees celsius, celsius; °C
0.5555555555555556+255.3722222222222: degree fahrenheit, degrees fahrenheit, fahrenheit; °F`,
};

/** `code: names`. One currency never converts into another: that takes a rate of a day, which is somebody's statement. */
const CURRENCIES = `
USD: us dollar, american dollar; US$
EUR: euro; €
GBP: pound sterling, british pound, sterling; £
JPY: yen, japanese yen
CNY: yuan, renminbi, chinese yuan; RMB
KRW: won, south korean won; ₩
INR: rupee, indian rupee; ₹
RUB: rouble, ruble, russian rouble, russian ruble; ₽
UAH: hryvnia; ₴
CHF: swiss franc
CAD: canadian dollar; C$
AUD: australian dollar; A$
BRL: real, reais, brazilian real; R$
SEK: swedish krona
NOK: norwegian krone
DKK: danish krone
PLN: zloty`;

const PREFIXES: readonly (readonly [name: string, symbol: string, power: number])[] = [
  ['nano', 'n', -9],
  ['micro', 'µ', -6],
  ['milli', 'm', -3],
  ['centi', 'c', -2],
  ['deci', 'd', -1],
  ['hecto', 'h', 2],
  ['kilo', 'k', 3],
  ['mega', 'M', 6],
  ['giga', 'G', 9],
  ['tera', 'T', 12],
];

/** What a unit's number has to be multiplied with (and then raised by `offset`) to be in the base unit of its dimension. */
export interface UnitMeaning {
  /** Units of one dimension convert. A currency, and a unit that no table has, is a dimension of its own. */
  readonly dimension: string;
  readonly least: number;
  readonly most: number;
  readonly offset: number;
  /** Singular, as a reader is told: "kilometre". */
  readonly name: string;
}

/** At most 15 significant digits, so that a factor is the number that a table prints and not its neighbour. */
export function rounded(value: number): number {
  return Number(value.toPrecision(15));
}

const byName = new Map<string, UnitMeaning>();
const bySymbol = new Map<string, UnitMeaning>();

function parts(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function readRow(line: string): Row {
  const [factor = '', rest = ''] = line.split(/:\s*(.*)/s);
  const [scale = '', offset = '0'] = factor.split('+');
  const [least = '', most = least] = scale.split('..');
  const [names, symbols] = rest.split(';').map(parts);
  return {
    names: names ?? [],
    symbols: symbols ?? [],
    least: Number(least),
    most: Number(most),
    offset: Number(offset),
  };
}

function add(map: Map<string, UnitMeaning>, name: string, meaning: UnitMeaning): void {
  if (!map.has(name)) map.set(name, meaning);
}

function addForms(list: readonly string[], map: Map<string, UnitMeaning>, plain: UnitMeaning, at: 0 | 1): void {
  for (const form of list) {
    const stem = form.replace('*', '');
    add(map, stem, plain);
    if (stem === form) continue;
    for (const prefix of PREFIXES) {
      const scale = (factor: number) => rounded(prefix[2] < 0 ? factor / 10 ** -prefix[2] : factor * 10 ** prefix[2]);
      const name = `${prefix[0]}${plain.name}`;
      add(map, prefix[at] + stem, { ...plain, name, least: scale(plain.least), most: scale(plain.most) });
    }
  }
}

for (const [dimension, table] of Object.entries(TABLES))
  for (const line of table.trim().split('\n')) {
    const { names, symbols, ...scale } = readRow(line);
    const plain: UnitMeaning = { ...scale, dimension, name: (names[0] ?? '').replace('*', '') };
    addForms(names, byName, plain, 0);
    addForms(symbols, bySymbol, plain, 1);
  }
for (const line of CURRENCIES.trim().split('\n')) {
  const [code = '', rest = ''] = line.split(': ');
  const [names, symbols] = rest.split(';').map(parts);
  const plain = { dimension: `currency ${code}`, least: 1, most: 1, offset: 0, name: names?.[0] ?? code };
  for (const name of names ?? []) add(byName, name, plain);
  for (const symbol of [code, ...(symbols ?? [])]) add(bySymbol, symbol, plain);
}

/** The meaning of one name (in lower case) or symbol (as printed), with "square" and "cubic" lengths; else `undefined`. */
export function tabledUnit(words: string): UnitMeaning | undefined {
  const lower = words.toLowerCase();
  const found = bySymbol.get(words) ?? named(lower);
  if (found) return found;
  const [, shape, length] = /^(square|sq\.?|cubic|cu\.?) (.+)$/.exec(lower) ?? [];
  const [, symbol, power] = /^([a-zµ]+)([²³23])$/.exec(words) ?? [];
  const base = length === undefined ? bySymbol.get(symbol ?? '') : (named(length) ?? bySymbol.get(length));
  if (base?.dimension !== 'length') return undefined;
  const area = shape?.startsWith('sq') === true || power === '²' || power === '2';
  const raise = (factor: number) => rounded(factor ** (area ? 2 : 3));
  return {
    ...base,
    dimension: area ? 'area' : 'volume',
    name: `${area ? 'square' : 'cubic'} ${base.name}`,
    least: raise(base.least),
    most: raise(base.most),
  };
}

function named(lower: string): UnitMeaning | undefined {
  // "tonnes", "inches"; "miles per hour", "degrees Celsius".
  const singular = lower.replace(/^(\S+?)s( per | celsius| fahrenheit)/, '$1$2');
  return byName.get(lower) ?? byName.get(lower.replace(/s$/, '')) ?? byName.get(singular);
}
