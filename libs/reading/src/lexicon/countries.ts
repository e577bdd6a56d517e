/** Members of the United Nations, with the adjectives and names of people that news texts use for them. */

/** `ISO 3166-1 alpha-2 | Name | other names | adjectives and names of people`; a plural in -s is understood. */
const TABLE = `
AF|Afghanistan||afghan
AL|Albania||albanian
DZ|Algeria||algerian
AD|Andorra||andorran
AO|Angola||angolan
AG|Antigua and Barbuda||antiguan,barbudan
AR|Argentina||argentine,argentinian
AM|Armenia||armenian
AU|Australia||australian
AT|Austria||austrian
AZ|Azerbaijan||azerbaijani,azeri
BS|Bahamas|the bahamas|bahamian
BH|Bahrain||bahraini
BD|Bangladesh||bangladeshi
BB|Barbados||barbadian
BY|Belarus||belarusian,belarussian
BE|Belgium||belgian
BZ|Belize||belizean
BJ|Benin||beninese
BT|Bhutan||bhutanese
BO|Bolivia||bolivian
BA|Bosnia and Herzegovina|bosnia,bosnia-herzegovina|bosnian
BW|Botswana||botswanan,motswana
BR|Brazil||brazilian
BN|Brunei|brunei darussalam|bruneian
BG|Bulgaria||bulgarian
BF|Burkina Faso||burkinabe
BI|Burundi||burundian
CV|Cabo Verde|cape verde|cape verdean
KH|Cambodia||cambodian
CM|Cameroon||cameroonian
CA|Canada||canadian
CF|Central African Republic||central african
TD|Chad||chadian
CL|Chile||chilean
CN|China|people's republic of china,prc|chinese
CO|Colombia||colombian
KM|Comoros||comorian
CG|Congo|republic of the congo,congo-brazzaville|congolese
CR|Costa Rica||costa rican
CI|Côte d'Ivoire|ivory coast,cote d'ivoire|ivorian
HR|Croatia||croatian,croat
CU|Cuba||cuban
CY|Cyprus||cypriot
CZ|Czechia|czech republic|czech
CD|Democratic Republic of the Congo|dr congo,drc,congo-kinshasa|
DK|Denmark||danish,dane
DJ|Djibouti||djiboutian
DM|Dominica||
DO|Dominican Republic||dominican
EC|Ecuador||ecuadorian,ecuadorean
EG|Egypt||egyptian
SV|El Salvador||salvadoran,salvadorean
GQ|Equatorial Guinea||equatorial guinean,equatoguinean
ER|Eritrea||eritrean
EE|Estonia||estonian
SZ|Eswatini|swaziland|swazi
ET|Ethiopia||ethiopian
FJ|Fiji||fijian
FI|Finland||finnish,finn
FR|France||french
GA|Gabon||gabonese
GM|Gambia|the gambia|gambian
GE|Georgia||georgian
DE|Germany||german
GH|Ghana||ghanaian
GR|Greece||greek
GD|Grenada||grenadian
GT|Guatemala||guatemalan
GN|Guinea||guinean
GW|Guinea-Bissau||bissau-guinean
GY|Guyana||guyanese
HT|Haiti||haitian
HN|Honduras||honduran
HU|Hungary||hungarian
IS|Iceland||icelandic,icelander
IN|India||indian
ID|Indonesia||indonesian
IR|Iran||iranian
IQ|Iraq||iraqi
IE|Ireland||irish
IL|Israel||israeli
IT|Italy||italian
JM|Jamaica||jamaican
JP|Japan||japanese
JO|Jordan||jordanian
KZ|Kazakhstan||kazakh,kazakhstani
KE|Kenya||kenyan
KI|Kiribati||
KW|Kuwait||kuwaiti
KG|Kyrgyzstan||kyrgyz,kyrgyzstani
LA|Laos||lao,laotian
LV|Latvia||latvian
LB|Lebanon||lebanese
LS|Lesotho||basotho
LR|Liberia||liberian
LY|Libya||libyan
LI|Liechtenstein||
LT|Lithuania||lithuanian
LU|Luxembourg||luxembourgish
MG|Madagascar||malagasy
MW|Malawi||malawian
MY|Malaysia||malaysian
MV|Maldives|the maldives|maldivian
ML|Mali||malian
MT|Malta||maltese
MH|Marshall Islands||marshallese
MR|Mauritania||mauritanian
MU|Mauritius||mauritian
MX|Mexico||mexican
FM|Micronesia||micronesian
MD|Moldova||moldovan
MC|Monaco||monegasque
MN|Mongolia||mongolian
ME|Montenegro||montenegrin
MA|Morocco||moroccan
MZ|Mozambique||mozambican
MM|Myanmar|burma|burmese
NA|Namibia||namibian
NR|Nauru||nauruan
NP|Nepal||nepali,nepalese
NL|Netherlands|the netherlands,holland|dutch
NZ|New Zealand||new zealander
NI|Nicaragua||nicaraguan
NE|Niger||nigerien
NG|Nigeria||nigerian
KP|North Korea|dprk,democratic people's republic of korea|north korean
MK|North Macedonia||macedonian,north macedonian
NO|Norway||norwegian
OM|Oman||omani
PK|Pakistan||pakistani
PW|Palau||palauan
PA|Panama||panamanian
PG|Papua New Guinea||papua new guinean
PY|Paraguay||paraguayan
PE|Peru||peruvian
PH|Philippines|the philippines|philippine,filipino
PL|Poland||polish,pole
PT|Portugal||portuguese
QA|Qatar||qatari
RO|Romania||romanian
RU|Russia|russian federation|russian
RW|Rwanda||rwandan
KN|Saint Kitts and Nevis||kittitian
LC|Saint Lucia|st lucia,st. lucia|saint lucian
VC|Saint Vincent and the Grenadines||vincentian
WS|Samoa||samoan
SM|San Marino||sammarinese
ST|Sao Tome and Principe|são tomé and príncipe|
SA|Saudi Arabia||saudi,saudi arabian
SN|Senegal||senegalese
RS|Serbia||serbian,serb
SC|Seychelles||seychellois
SL|Sierra Leone||sierra leonean
SG|Singapore||singaporean
SK|Slovakia||slovak,slovakian
SI|Slovenia||slovenian,slovene
SB|Solomon Islands||
SO|Somalia||somali
ZA|South Africa||south african
KR|South Korea|republic of korea,rok|south korean
SS|South Sudan||south sudanese
ES|Spain||spanish,spaniard
LK|Sri Lanka||sri lankan
SD|Sudan||sudanese
SR|Suriname||surinamese
SE|Sweden||swedish,swede
CH|Switzerland||swiss
SY|Syria||syrian
TJ|Tajikistan||tajik,tajikistani
TZ|Tanzania||tanzanian
TH|Thailand||thai
TL|Timor-Leste|east timor|timorese
TG|Togo||togolese
TO|Tonga||tongan
TT|Trinidad and Tobago|trinidad|trinidadian,tobagonian
TN|Tunisia||tunisian
TR|Turkey|türkiye,turkiye|turkish,turk
TM|Turkmenistan||turkmen
TV|Tuvalu||tuvaluan
UG|Uganda||ugandan
UA|Ukraine||ukrainian
AE|United Arab Emirates|uae,u.a.e.|emirati
GB|United Kingdom|uk,u.k.,britain,great britain|british,briton
US|United States|us,u.s.,usa,u.s.a.,united states of america,america|american
UY|Uruguay||uruguayan
UZ|Uzbekistan||uzbek,uzbekistani
VU|Vanuatu||
VE|Venezuela||venezuelan
VN|Vietnam|viet nam|vietnamese
YE|Yemen||yemeni
ZM|Zambia||zambian
ZW|Zimbabwe||zimbabwean
`;

const byName = new Map<string, string>();
const byDemonym = new Map<string, string>();
const codes = new Map<string, string>();
for (const line of TABLE.trim().split('\n')) {
  const [code = '', name = '', others = '', demonyms = ''] = line.split('|');
  codes.set(name, code);
  for (const key of [name, ...others.split(',')]) if (key) byName.set(key.toLowerCase(), name);
  for (const key of demonyms.split(','))
    if (key) {
      byDemonym.set(key, name);
      if (!/(?:ese|ish|s|h)$/.test(key)) byDemonym.set(`${key}s`, name);
    }
}

const keyOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s{1,9}/g, ' ')
    .trim();

/** The country of an adjective or a name of its people: "North Korean" gives "North Korea"; case does not matter. */
export function countryOfDemonym(words: string): string | undefined {
  return byDemonym.get(keyOf(words));
}

/** The country that a name, short form or acronym stands for: "Britain" gives "United Kingdom". "us" in lower case is a pronoun. */
export function countryNamed(words: string): string | undefined {
  if (words === 'us') return undefined;
  return byName.get(keyOf(words));
}

/** ISO 3166-1 alpha-2 code of the country that a name, short form, acronym or adjective stands for: "British" gives "GB". */
export function countryCode(words: string): string | undefined {
  return codes.get(countryNamed(words) ?? countryOfDemonym(words) ?? '');
}
