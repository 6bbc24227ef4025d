// Lists that made-up stories draw on: countries with their people and capitals, and what names of persons and towns are made
// of. Real countries, so that stories meet each other and the real ones; persons and towns are put together by chance.

export interface Country {
  name: string
  people: string
  capital: string
  /** Which names its persons and towns have. */
  region: Region
}

export const REGIONS = ['east', 'west', 'arab', 'africa', 'asia', 'latin'] as const
export type Region = (typeof REGIONS)[number]

const list = (region: Region, text: string): Country[] =>
  text.split(';').map((line) => {
    const [name = '', people = '', capital = ''] = line.trim().split('/')
    return { name, people, capital, region }
  })

/** By how often the news names them, roughly: the first are drawn most (Zipf). */
export const COUNTRIES: Country[] = [
  ...list('west', 'America/American/Washington'),
  ...list('east', 'Russia/Russian/Moscow'),
  ...list('asia', 'China/Chinese/Beijing'),
  ...list('arab', 'Israel/Israeli/Jerusalem;Iran/Iranian/Tehran'),
  ...list('east', 'Ukraine/Ukrainian/Kyiv'),
  ...list('west', 'Britain/British/London;Germany/German/Berlin;France/French/Paris'),
  ...list('asia', 'India/Indian/Delhi;Japan/Japanese/Tokyo;Pakistan/Pakistani/Islamabad'),
  ...list('arab', 'Turkey/Turkish/Ankara;Syria/Syrian/Damascus;Lebanon/Lebanese/Beirut;Egypt/Egyptian/Cairo'),
  ...list('arab', 'Iraq/Iraqi/Baghdad;Yemen/Yemeni/Sanaa;Qatar/Qatari/Doha;Jordan/Jordanian/Amman'),
  ...list('arab', 'Afghanistan/Afghan/Kabul;Libya/Libyan/Tripoli;Kuwait/Kuwaiti/Kuwait City'),
  ...list('east', 'Poland/Polish/Warsaw;Hungary/Hungarian/Budapest;Belarus/Belarusian/Minsk;Serbia/Serbian/Belgrade'),
  ...list('east', 'Romania/Romanian/Bucharest;Bulgaria/Bulgarian/Sofia;Georgia/Georgian/Tbilisi'),
  ...list('east', 'Armenia/Armenian/Yerevan;Azerbaijan/Azerbaijani/Baku;Kazakhstan/Kazakh/Astana'),
  ...list('east', 'Uzbekistan/Uzbek/Tashkent;Moldova/Moldovan/Chisinau;Kosovo/Kosovan/Pristina'),
  ...list('east', 'Lithuania/Lithuanian/Vilnius;Latvia/Latvian/Riga;Estonia/Estonian/Tallinn'),
  ...list('east', 'Slovakia/Slovak/Bratislava;Slovenia/Slovenian/Ljubljana;Croatia/Croatian/Zagreb'),
  ...list('west', 'Italy/Italian/Rome;Spain/Spanish/Madrid;Canada/Canadian/Ottawa;Greece/Greek/Athens'),
  ...list('west', 'Sweden/Swedish/Stockholm;Norway/Norwegian/Oslo;Finland/Finnish/Helsinki;Denmark/Danish/Copenhagen'),
  ...list('west', 'Ireland/Irish/Dublin;Portugal/Portuguese/Lisbon;Austria/Austrian/Vienna;Belgium/Belgian/Brussels'),
  ...list('west', 'Australia/Australian/Canberra;Switzerland/Swiss/Bern;Iceland/Icelandic/Reykjavik'),
  ...list('asia', 'South Korea/South Korean/Seoul;North Korea/North Korean/Pyongyang;Taiwan/Taiwanese/Taipei'),
  ...list('asia', 'Indonesia/Indonesian/Jakarta;Vietnam/Vietnamese/Hanoi;Thailand/Thai/Bangkok'),
  ...list('asia', 'Myanmar/Burmese/Naypyidaw;Malaysia/Malaysian/Kuala Lumpur;Singapore/Singaporean/Singapore'),
  ...list('asia', 'Bangladesh/Bangladeshi/Dhaka;Nepal/Nepali/Kathmandu;Sri Lanka/Sri Lankan/Colombo'),
  ...list('asia', 'Cambodia/Cambodian/Phnom Penh;Mongolia/Mongolian/Ulaanbaatar;Laos/Laotian/Vientiane'),
  ...list('africa', 'Nigeria/Nigerian/Abuja;Ethiopia/Ethiopian/Addis Ababa;Kenya/Kenyan/Nairobi'),
  ...list('africa', 'Sudan/Sudanese/Khartoum;Somalia/Somali/Mogadishu;Uganda/Ugandan/Kampala;Rwanda/Rwandan/Kigali'),
  ...list('africa', 'Mali/Malian/Bamako;Niger/Nigerien/Niamey;Chad/Chadian/Ndjamena;Ghana/Ghanaian/Accra'),
  ...list('africa', 'Senegal/Senegalese/Dakar;Cameroon/Cameroonian/Yaounde;Angola/Angolan/Luanda'),
  ...list('africa', 'Zambia/Zambian/Lusaka;Zimbabwe/Zimbabwean/Harare;Mozambique/Mozambican/Maputo'),
  ...list('africa', 'Tanzania/Tanzanian/Dodoma;Burundi/Burundian/Gitega;Eritrea/Eritrean/Asmara'),
  ...list('africa', 'Tunisia/Tunisian/Tunis;Algeria/Algerian/Algiers;Morocco/Moroccan/Rabat'),
  ...list('latin', 'Mexico/Mexican/Mexico City;Brazil/Brazilian/Brasilia;Venezuela/Venezuelan/Caracas'),
  ...list('latin', 'Colombia/Colombian/Bogota;Argentina/Argentine/Buenos Aires;Chile/Chilean/Santiago'),
  ...list('latin', 'Peru/Peruvian/Lima;Cuba/Cuban/Havana;Bolivia/Bolivian/Sucre;Ecuador/Ecuadorean/Quito'),
  ...list('latin', 'Haiti/Haitian/Port-au-Prince;Panama/Panamanian/Panama City;Guatemala/Guatemalan/Guatemala City'),
  ...list('latin', 'Honduras/Honduran/Tegucigalpa;Nicaragua/Nicaraguan/Managua;Paraguay/Paraguayan/Asuncion'),
]

const words = (text: string): string[] => text.split(' ')

export const GIVEN: Record<Region, string[]> = {
  east: words('Andrei Olena Viktor Marta Pavel Irina Tomasz Zoran Milena Dmytro Katya Bogdan Ilona Levan Aigul Rustam'),
  west: words('Helen Marcus Anna Pierre Laura James Sofie Erik Claire Thomas Nora Paul Ingrid Daniel Emma Luca'),
  arab: words('Ahmad Leila Yusuf Maryam Hassan Noor Karim Fatima Omar Samira Khalil Zahra Tariq Amina Ziad Rania'),
  africa: words(
    'Kwame Amara Joseph Aisha Tendai Grace Moussa Chidi Fatou Samuel Abena Idris Mercy Yonas Wanjiru Emeka',
  ),
  asia: words('Wei Priya Hiroshi Mei Arjun Linh Jun Anjali Kenji Siti Rahul Minh Yuna Bayu Sunil Chen'),
  latin: words('Carlos Maria Jose Lucia Diego Elena Rafael Camila Jorge Ana Luis Paula Miguel Rosa Hector Ines'),
}

/** Family names are a beginning, perhaps a middle, and an end: more than a thousand a region. */
export const MIDDLES = ['', '', 'a', 'in', 'ol', 'era', 'um']
export const FAMILY: Record<Region, [string[], string[]]> = {
  east: [
    words('Kov Petr Mal Sid Voron Gor Bel Zag Tym Rud Stan Lys Barkh Dem Osip Chern Grab Novik Saf Yur'),
    words('alenko owski ov eva ic enko adze yan arin escu kova unin'),
  ],
  west: [
    words('Hart Lind Wes Brand Mer Tor Ash Fal Hol Kel Norr Sten Beau Del Gar Mont Ros Vand Wil Thorn'),
    words('berg ley man ton quist son field aux mont ard wick lund'),
  ],
  arab: [
    words('Al-Kh Haq Mans Rash Naj Taw Sab Zar Bark Far Ham Jab Qas Shah Tab Mus Daw Gha Lut Raz'),
    words('oubi ani ouri awi adeh idi ari eem ali ati oud zai'),
  ],
  africa: [
    words('Ade Oko Mba Kag Nde Tes Abi Chu Dia Eke Gath Kam Lum Mug Nkur Ouat Sis Tam Wam Zen'),
    words('yemi nkwo gwe ame biri faye oto lani oka tara soko uma'),
  ],
  asia: [
    words('Tana Yama Sur Cha Ngu Kob Mura Raj Sub Wira Han Iwa Kris Mah Nak Park Son Tak Vish Zhao'),
    words('ka moto endra kar yen yashi manian tri wati guchi shima pura'),
  ],
  latin: [
    words('Alv Cast Dom Esp Fern Gutt Herr Ibar Jim Lop Mend Nav Orteg Par Quin Riv Sand Torr Val Zam'),
    words('arez illo inguez inoza andez ierrez era enez eda oval ano orio'),
  ],
}

export const TOWNS: [string[], string[]] = [
  words('Kara Bel Nor San Tal Mar Vel Dor Ash Gul Pet Lun Zar Hol Ber Ket Sor Mal Ran Tir Ven Qal Jor Lak Dun Sar'),
  words('vik pur abad ino ford esti ara gorod ville akan enka umba ona ichi gate ova mere anda port ulu'),
]

/** Bodies that many stories quote. */
export const BODIES = [
  'the United Nations',
  'the European Union',
  'the African Union',
  'the World Bank',
  'the Red Cross',
  'Amnesty International',
  'the Arab League',
  'the International Monetary Fund',
  'Human Rights Watch',
  'the World Health Organization',
]

export const OUTLETS = words('courier ledger monitor gazette tribune observer herald dispatch examiner chronicle')
