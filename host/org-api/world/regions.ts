/** Where people work. Names are `shown|ascii`; the ascii half makes the e-mail address. */
export interface Region {
  readonly country: string;
  readonly regionName: string;
  readonly city: string;
  /** Fixed, without daylight saving. */
  readonly utcOffsetHours: number;
  readonly familyFirst: boolean;
  readonly given: ReadonlyArray<string>;
  readonly family: ReadonlyArray<string>;
}

export const regions: ReadonlyArray<Region> = [
  {
    country: "Australia",
    regionName: "New South Wales",
    city: "Sydney",
    utcOffsetHours: 10,
    familyFirst: false,
    given: list("Olivia Jack Matilda Noah Ruby Lachlan Isla Angus Chloe Hamish Zara Flynn"),
    family: list(
      "Nguyen Kelly Wilson Taylor Campbell O’Brien|obrien Walker Murray Fraser Doyle Hughes Bell",
    ),
  },
  {
    country: "Japan",
    regionName: "Tokyo",
    city: "Tokyo",
    utcOffsetHours: 9,
    familyFirst: true,
    given: list(
      "結衣|yui 蓮|ren 陽菜|hina 大翔|hiroto 葵|aoi 湊|minato 凛|rin 悠真|yuma 美咲|misaki 拓海|takumi さくら|sakura 健|ken",
    ),
    family: list(
      "佐藤|sato 鈴木|suzuki 高橋|takahashi 田中|tanaka 渡辺|watanabe 伊藤|ito 山本|yamamoto 中村|nakamura 小林|kobayashi 加藤|kato 吉田|yoshida 山田|yamada",
    ),
  },
  {
    country: "South Korea",
    regionName: "Seoul",
    city: "Seoul",
    utcOffsetHours: 9,
    familyFirst: true,
    given: list(
      "서연|seoyeon 민준|minjun 지우|jiwoo 서준|seojun 하은|haeun 도윤|doyun 수아|sua 예준|yejun 지민|jimin 현우|hyunwoo 유진|yujin 성민|sungmin",
    ),
    family: list(
      "김|kim 이|lee 박|park 최|choi 정|jung 강|kang 조|cho 윤|yoon 장|jang 임|lim 한|han 오|oh",
    ),
  },
  {
    country: "India",
    regionName: "Karnataka",
    city: "Bengaluru",
    utcOffsetHours: 5.5,
    familyFirst: false,
    given: list(
      "अनन्या|ananya Arjun Priya रोहन|rohan Kavya Vikram दिव्या|divya Rahul Meera Siddharth Nisha Aditya",
    ),
    family: list("Sharma अय्यर|iyer Reddy Nair Patel गुप्ता|gupta Rao Menon Singh Das Kulkarni Joshi"),
  },
  {
    country: "Ukraine",
    regionName: "Kyiv City",
    city: "Kyiv",
    utcOffsetHours: 2,
    familyFirst: false,
    given: list(
      "Олена|olena Андрій|andrii Наталія|nataliia Тарас|taras Ірина|iryna Богдан|bohdan Оксана|oksana Дмитро|dmytro Юлія|yuliia Остап|ostap Софія|sofiia Роман|roman",
    ),
    family: list(
      "Шевченко|shevchenko Коваленко|kovalenko Бондаренко|bondarenko Ткаченко|tkachenko Кравченко|kravchenko Мельник|melnyk Поліщук|polishchuk Лисенко|lysenko Гнатюк|hnatiuk Савчук|savchuk Мороз|moroz Бойко|boiko",
    ),
  },
  {
    country: "Egypt",
    regionName: "Cairo",
    city: "Cairo",
    utcOffsetHours: 2,
    familyFirst: false,
    given: list(
      "ليلى|layla عمر|omar نور|nour يوسف|youssef سلمى|salma كريم|karim هنا|hana طارق|tarek مريم|mariam حسام|hossam دينا|dina سامي|sami",
    ),
    family: list(
      "حسن|hassan محمود|mahmoud إبراهيم|ibrahim فؤاد|fouad منصور|mansour السيد|elsayed نصار|nassar عبدالله|abdallah شوقي|shawky فهمي|fahmy زكي|zaki رشدي|roshdy",
    ),
  },
  {
    country: "Germany",
    regionName: "Berlin",
    city: "Berlin",
    utcOffsetHours: 1,
    familyFirst: false,
    given: list(
      "Jürgen|juergen Zoë|zoe Anke Björn|bjoern Katrin Matthias Heike Sören|soeren Ute Lukas Grete Emil",
    ),
    family: list(
      "Müller|mueller Groß|gross Schäfer|schaefer Weber Krüger|krueger Hoffmann Böhm|boehm Lange Vogel Jäger|jaeger Brandt Fuchs",
    ),
  },
  {
    country: "United Kingdom",
    regionName: "England",
    city: "London",
    utcOffsetHours: 0,
    familyFirst: false,
    given: list("Amelia George Freya Harriet Oscar Siân|sian Alfie Niamh Rhys Imogen Callum Poppy"),
    family: list(
      "Smith Patel Jones Khan Evans O’Connor|oconnor Thompson Ahmed Wright Clarke Begum Morgan",
    ),
  },
  {
    country: "Brazil",
    regionName: "São Paulo",
    city: "São Paulo",
    utcOffsetHours: -3,
    familyFirst: false,
    given: list(
      "João|joao Conceição|conceicao Luísa|luisa Thiago Beatriz Mateus Júlia|julia Caio Débora|debora Otávio|otavio Sônia|sonia Igor",
    ),
    family: list(
      "Silva Araújo|araujo Gonçalves|goncalves Ribeiro Magalhães|magalhaes Pereira Lobão|lobao Cardoso Furtado Assunção|assuncao Teixeira Nunes",
    ),
  },
  {
    country: "United States",
    regionName: "Texas",
    city: "Austin",
    utcOffsetHours: -6,
    familyFirst: false,
    given: list(
      "Emily Marcus Renée|renee Tyler Dakota José|jose Hannah Wyatt Maya Caleb Brooke Elijah",
    ),
    family: list(
      "Johnson García|garcia Williams Nguyễn|nguyenvn Brown Núñez|nunez Davis Okafor Miller Cohen Lopez Reed",
    ),
  },
];

/** Where people travel to, and where intruders come from. No office is there. */
export const awayPlaces: ReadonlyArray<Pick<Region, "country" | "regionName" | "city">> = [
  { country: "Portugal", regionName: "Lisboa", city: "Lisboa" },
  { country: "Canada", regionName: "Québec", city: "Montréal" },
  { country: "Singapore", regionName: "Singapore", city: "Singapore" },
  { country: "Mexico", regionName: "Ciudad de México", city: "Ciudad de México" },
  { country: "Türkiye", regionName: "İstanbul", city: "İstanbul" },
];

function list(names: string): ReadonlyArray<string> {
  return names.split(" ");
}
