/** Members of the United Nations, with the adjectives and names of people that news texts use for them. */

/** `Name | other names | adjectives and names of people`; a plural in -s is understood. */
const TABLE = `
Afghanistan||afghan
Albania||albanian
Algeria||algerian
Andorra||andorran
Angola||angolan
Antigua and Barbuda||antiguan,barbudan
Argentina||argentine,argentinian
Armenia||armenian
Australia||australian
Austria||austrian
Azerbaijan||azerbaijani,azeri
Bahamas|the bahamas|bahamian
Bahrain||bahraini
Bangladesh||bangladeshi
Barbados||barbadian
Belarus||belarusian,belarussian
Belgium||belgian
Belize||belizean
Benin||beninese
Bhutan||bhutanese
Bolivia||bolivian
Bosnia and Herzegovina|bosnia,bosnia-herzegovina|bosnian
Botswana||botswanan,motswana
Brazil||brazilian
Brunei|brunei darussalam|bruneian
Bulgaria||bulgarian
Burkina Faso||burkinabe
Burundi||burundian
Cabo Verde|cape verde|cape verdean
Cambodia||cambodian
Cameroon||cameroonian
Canada||canadian
Central African Republic||central african
Chad||chadian
Chile||chilean
China|people's republic of china,prc|chinese
Colombia||colombian
Comoros||comorian
Congo|republic of the congo,congo-brazzaville|congolese
Costa Rica||costa rican
Côte d'Ivoire|ivory coast,cote d'ivoire|ivorian
Croatia||croatian,croat
Cuba||cuban
Cyprus||cypriot
Czechia|czech republic|czech
Democratic Republic of the Congo|dr congo,drc,congo-kinshasa|
Denmark||danish,dane
Djibouti||djiboutian
Dominica||
Dominican Republic||dominican
Ecuador||ecuadorian,ecuadorean
Egypt||egyptian
El Salvador||salvadoran,salvadorean
Equatorial Guinea||equatorial guinean,equatoguinean
Eritrea||eritrean
Estonia||estonian
Eswatini|swaziland|swazi
Ethiopia||ethiopian
Fiji||fijian
Finland||finnish,finn
France||french
Gabon||gabonese
Gambia|the gambia|gambian
Georgia||georgian
Germany||german
Ghana||ghanaian
Greece||greek
Grenada||grenadian
Guatemala||guatemalan
Guinea||guinean
Guinea-Bissau||bissau-guinean
Guyana||guyanese
Haiti||haitian
Honduras||honduran
Hungary||hungarian
Iceland||icelandic,icelander
India||indian
Indonesia||indonesian
Iran||iranian
Iraq||iraqi
Ireland||irish
Israel||israeli
Italy||italian
Jamaica||jamaican
Japan||japanese
Jordan||jordanian
Kazakhstan||kazakh,kazakhstani
Kenya||kenyan
Kiribati||
Kuwait||kuwaiti
Kyrgyzstan||kyrgyz,kyrgyzstani
Laos||lao,laotian
Latvia||latvian
Lebanon||lebanese
Lesotho||basotho
Liberia||liberian
Libya||libyan
Liechtenstein||
Lithuania||lithuanian
Luxembourg||luxembourgish
Madagascar||malagasy
Malawi||malawian
Malaysia||malaysian
Maldives|the maldives|maldivian
Mali||malian
Malta||maltese
Marshall Islands||marshallese
Mauritania||mauritanian
Mauritius||mauritian
Mexico||mexican
Micronesia||micronesian
Moldova||moldovan
Monaco||monegasque
Mongolia||mongolian
Montenegro||montenegrin
Morocco||moroccan
Mozambique||mozambican
Myanmar|burma|burmese
Namibia||namibian
Nauru||nauruan
Nepal||nepali,nepalese
Netherlands|the netherlands,holland|dutch
New Zealand||new zealander
Nicaragua||nicaraguan
Niger||nigerien
Nigeria||nigerian
North Korea|dprk,democratic people's republic of korea|north korean
North Macedonia||macedonian,north macedonian
Norway||norwegian
Oman||omani
Pakistan||pakistani
Palau||palauan
Panama||panamanian
Papua New Guinea||papua new guinean
Paraguay||paraguayan
Peru||peruvian
Philippines|the philippines|philippine,filipino
Poland||polish,pole
Portugal||portuguese
Qatar||qatari
Romania||romanian
Russia|russian federation|russian
Rwanda||rwandan
Saint Kitts and Nevis||kittitian
Saint Lucia|st lucia,st. lucia|saint lucian
Saint Vincent and the Grenadines||vincentian
Samoa||samoan
San Marino||sammarinese
Sao Tome and Principe|são tomé and príncipe|
Saudi Arabia||saudi,saudi arabian
Senegal||senegalese
Serbia||serbian,serb
Seychelles||seychellois
Sierra Leone||sierra leonean
Singapore||singaporean
Slovakia||slovak,slovakian
Slovenia||slovenian,slovene
Solomon Islands||
Somalia||somali
South Africa||south african
South Korea|republic of korea,rok|south korean
South Sudan||south sudanese
Spain||spanish,spaniard
Sri Lanka||sri lankan
Sudan||sudanese
Suriname||surinamese
Sweden||swedish,swede
Switzerland||swiss
Syria||syrian
Tajikistan||tajik,tajikistani
Tanzania||tanzanian
Thailand||thai
Timor-Leste|east timor|timorese
Togo||togolese
Tonga||tongan
Trinidad and Tobago|trinidad|trinidadian,tobagonian
Tunisia||tunisian
Turkey|türkiye,turkiye|turkish,turk
Turkmenistan||turkmen
Tuvalu||tuvaluan
Uganda||ugandan
Ukraine||ukrainian
United Arab Emirates|uae,u.a.e.|emirati
United Kingdom|uk,u.k.,britain,great britain|british,briton
United States|us,u.s.,usa,u.s.a.,united states of america,america|american
Uruguay||uruguayan
Uzbekistan||uzbek,uzbekistani
Vanuatu||
Venezuela||venezuelan
Vietnam|viet nam|vietnamese
Yemen||yemeni
Zambia||zambian
Zimbabwe||zimbabwean
`;

const byName = new Map<string, string>();
const byDemonym = new Map<string, string>();
for (const line of TABLE.trim().split('\n')) {
  const [name = '', others = '', demonyms = ''] = line.split('|');
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
