/** Currencies of the news: names, adjectives, signs and ISO 4217 codes. */
import type { Unit } from './units.js';

/** `name | code | signs | words`. Names are the fact-checker's: the bare word where it is not in doubt. */
const TABLE = `
US dollar|USD|US$,$US,U.S.$|us dollar,u.s. dollar,american dollar
Canadian dollar|CAD|C$,CA$,Can$,CDN$|canadian dollar
Australian dollar|AUD|A$,AU$|australian dollar
New Zealand dollar|NZD|NZ$|new zealand dollar,kiwi dollar
Hong Kong dollar|HKD|HK$|hong kong dollar
Singapore dollar|SGD|S$,SG$|singapore dollar
Taiwan dollar|TWD|NT$|taiwan dollar,new taiwan dollar
euro|EUR|€|euro
pound|GBP|£|pound sterling/pounds sterling,british pound,sterling/sterling,quid/quid
yen|JPY|¥,Y=|yen/yen,japanese yen/japanese yen
yuan|CNY|CN¥,RMB|yuan/yuan,renminbi/renminbi,chinese yuan/chinese yuan,rmb/rmb
won|KRW|₩|south korean won/south korean won
rupee|INR|₹,Rs,Rs.|rupee,indian rupee
Pakistani rupee|PKR||pakistani rupee
Sri Lankan rupee|LKR||sri lankan rupee
taka|BDT|৳,Tk|taka/taka
rouble|RUB|₽|rouble,ruble,russian rouble,russian ruble
hryvnia|UAH|₴|hryvnia,hryvna,ukrainian hryvnia
lira|TRY|₺|turkish lira/turkish lira,lira/lira
shekel|ILS|₪,NIS|shekel
Swiss franc|CHF|SFr|swiss franc
franc|||franc,french franc
CFA franc|XOF||cfa franc
zloty|PLN|zł|zloty,zloty/zlotys
forint|HUF|Ft|forint
koruna|CZK|Kč|czech koruna,koruna
leu|RON||romanian leu/romanian lei
lev|BGN||bulgarian lev/bulgarian leva
Swedish krona|SEK||swedish krona/swedish kronor,swedish crown
Danish krone|DKK||danish krone/danish kroner,danish crown
Norwegian krone|NOK||norwegian krone/norwegian kroner,norwegian crown
krona|||krona/kronor
krone|||krone/kroner
crown|||crowns/crowns
mark|DEM|DM|deutsche mark,d-mark
Mexican peso|MXN|MX$|mexican peso
Argentine peso|ARS||argentine peso
Colombian peso|COP||colombian peso
Chilean peso|CLP||chilean peso
Philippine peso|PHP|₱|philippine peso
peso|||peso
real|BRL|R$|brazilian real/brazilian reais
rand|ZAR||rand/rand,south african rand/south african rand
naira|NGN|₦|naira/naira
cedi|GHS|₵|cedi
Kenyan shilling|KES|KSh,Ksh|kenyan shilling
shilling|||shilling
Egyptian pound|EGP|E£|egyptian pound
dirham|AED|Dh,Dhs|dirham
riyal|SAR||riyal,saudi riyal
Qatari riyal|QAR|QR|qatari riyal
dinar|||dinar
rial|IRR||rial
toman|||toman
baht|THB|฿|baht/baht
ringgit|MYR|RM|ringgit/ringgit
rupiah|IDR|Rp|rupiah/rupiah
dong|VND|₫|vietnamese dong/vietnamese dong,dong/dong
tenge|KZT|₸|tenge/tenge
lari|GEL|₾|lari/lari
kip|LAK|₭|kip/kip
birr|ETB||birr/birr
drachma|||drachma
peseta|||peseta
guilder|||guilder
lire|||lire/lire
bitcoin|BTC|₿|bitcoin
ether|ETH||ether/ether
dollar||$|dollar,buck
cent||¢|cent
penny|||pence/pence,penny/pennies
sen|||sen/sen
`;

const bySign = new Map<string, Unit>();
const byWord = new Map<string, Unit>();
for (const row of TABLE.trim().split('\n')) {
  const [lemma = '', code = '', signs = '', words = ''] = row.split('|');
  const unit: Unit = { lemma, kind: 'currency' };
  for (const sign of [code, ...signs.split(',')]) if (sign) bySign.set(sign, unit);
  if (code) byWord.set(code.toLowerCase(), unit);
  for (const entry of words.split(',')) {
    const [one = '', many = `${one}s`] = entry.split('/');
    for (const form of [one, many]) byWord.set(form, unit);
  }
}

/** The currency of a sign or ISO code, as printed. */
export function currencyOfSign(sign: string): Unit | undefined {
  return bySign.get(sign);
}

/** The currency that a word or phrase names, in any case. */
export function currencyNamed(words: string): Unit | undefined {
  return byWord.get(words.toLowerCase());
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
/** The letters of a country may stand apart from its dollar sign, in small letters too: "HK $5", "hk $ 5". "a $5" is an article. */
const spaced = (sign: string): string => {
  const [, letters] = /^([A-Z]{1,2})\$$/.exec(sign) ?? [];
  if (letters)
    return letters === 'A' || letters === 'S' || letters === 'R'
      ? String.raw`${letters}\$`
      : String.raw`(?:${letters} ?|${letters.toLowerCase()} )\$`;
  return sign === '$US' ? String.raw`\$ ?US` : escaped(sign);
};
const SIGNS = [...bySign.keys()].sort((one, other) => other.length - one.length).map(spaced);

/** A sign or code that ends where the text ends, or one space before. A code must not be the end of a longer word. */
export const SIGN_AT_END = new RegExp(String.raw`(?<![\p{L}\p{N}$€£¥])(?:${SIGNS.join('|')})\s?$`, 'u');
/** A sign or code at the head of the text: "115USD", "15 €". */
export const SIGN_AT_HEAD = new RegExp(String.raw`^(?:${SIGNS.join('|')})(?![\p{L}\p{N}$])`, 'u');
