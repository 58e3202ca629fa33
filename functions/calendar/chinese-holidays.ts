/**
 * Public holidays of China and the weekend days worked in exchange, as the State Council announced them.
 * Written by scripts/holidays.ts from chinese-days 1.5.7; do not edit. Months and days, `+` is a make-up day,
 * `-` runs from the one day to the other within a month.
 */
export const CHINESE_HOLIDAYS: Readonly<Record<number, string>> = {
  2004: 'newYear 0101; spring 0122-0128 +0117 +0118; labour 0501-0507 +0508 +0509; national 1001-1007 +1009 +1010',
  2005: 'newYear 0101-0103; spring 0209-0215 +0205 +0206; labour 0501-0507 +0430 +0508; national 1001-1007 +1008 +1009',
  2006: 'newYear 0101-0103 +1230 +1231; spring 0129-0131 0201-0204 +0128 +0205; labour 0501-0507 +0429 +0430; national 1001-1007 +0930 +1008',
  2007: 'newYear 0101-0103 1230 1231 +1229; spring 0218-0224 +0217 +0225; labour 0501-0507 +0428 +0429; national 1001-1007 +0929 +0930',
  2008: 'newYear 0101; spring 0206-0212 +0202 +0203; tombsweeping 0404-0406; labour 0501-0503 +0504; dragonBoat 0607-0609; midautumn 0913-0915; national 0929 0930 1001-1005 +0927 +0928',
  2009: 'newYear 0101-0103 +0104; spring 0125-0131 +0124 +0201; tombsweeping 0404-0406; labour 0501-0503; dragonBoat 0528-0530 +0531; national 1001 1002 1004-1008 +0927 +1010; midautumn 1003',
  2010: 'newYear 0101-0103; spring 0213-0219 +0220 +0221; tombsweeping 0403-0405; labour 0501-0503; dragonBoat 0614-0616 +0612 +0613; midautumn 0922-0924 +0919 +0925; national 1001-1007 +0926 +1009',
  2011: 'newYear 0101-0103 +1231; spring 0202-0208 +0130 +0212; tombsweeping 0403-0405 +0402; labour 0430 0501 0502; dragonBoat 0604 0606; midautumn 0910-0912; national 1001-1007 +1008 +1009',
  2012: 'newYear 0101-0103; spring 0122-0128 +0121 +0129; tombsweeping 0402-0404 +0331 +0401; labour 0429 0430 0501 +0428; dragonBoat 0622 0624; midautumn 0930; national 1001-1007 +0929',
  2013: 'newYear 0101-0103 +0105 +0106; spring 0209-0215 +0216 +0217; tombsweeping 0404-0406 +0407; labour 0429 0430 0501 +0427 +0428; dragonBoat 0610-0612 +0608 +0609; midautumn 0919-0921 +0922; national 1001-1007 +0929 +1012',
  2014: 'newYear 0101; spring 0131 0201-0206 +0126 +0208; tombsweeping 0405-0407; labour 0501-0503 +0504; dragonBoat 0602; midautumn 0908; national 1001-1007 +0928 +1011',
  2015: 'newYear 0101-0103 +0104; spring 0218-0224 +0215 +0228; tombsweeping 0405 0406; labour 0501; dragonBoat 0620 0622; antiFascist 0903 0904 +0906; midautumn 0927; national 1001-1007 +1010',
  2016: 'newYear 0101; spring 0207-0213 +0206 +0214; tombsweeping 0404; labour 0501 0502; dragonBoat 0609-0611 +0612; midautumn 0915-0917 +0918; national 1001-1007 +1008 +1009',
  2017: 'newYear 0101 0102; spring 0127-0131 0201 0202 +0122 +0204; tombsweeping 0402-0404 +0401; labour 0501; dragonBoat 0528-0530 +0527; national 1001-1003 1005-1008 +0930; midautumn 1004',
  2018: 'newYear 0101 1230 1231 +1229; spring 0215-0221 +0211 +0224; tombsweeping 0405-0407 +0408; labour 0429 0430 0501 +0428; dragonBoat 0618; midautumn 0924; national 1001-1007 +0929 +0930',
  2019: 'newYear 0101; spring 0204-0210 +0202 +0203; tombsweeping 0405-0407; labour 0501-0504 +0428 +0505; dragonBoat 0607-0609; midautumn 0913-0915; national 1001-1007 +0929 +1012',
  2020: 'newYear 0101; spring 0124-0131 0201 0202 +0119; tombsweeping 0404-0406; labour 0501-0505 +0426 +0509; dragonBoat 0625-0627 +0628; national 1001-1008 +0927 +1010',
  2021: 'newYear 0101-0103; spring 0211-0217 +0207 +0220; tombsweeping 0403-0405; labour 0501-0505 +0425 +0508; dragonBoat 0612-0614; midautumn 0919-0921 +0918; national 1001-1007 +0926 +1009',
  2022: 'newYear 0101-0103 1231; spring 0131 0201-0206 +0129 +0130; tombsweeping 0403-0405 +0402; labour 0430 0501-0504 +0424 +0507; dragonBoat 0603-0605; midautumn 0910-0912; national 1001-1007 +1008 +1009',
  2023: 'newYear 0101 0102; spring 0121-0127 +0128 +0129; tombsweeping 0405; labour 0429 0430 0501-0503 +0423 +0506; dragonBoat 0622-0624 +0625; midautumn 0929; national 0930 1001-1006 +1007 +1008',
  2024: 'newYear 0101; spring 0210-0217 +0204 +0218; tombsweeping 0404-0406 +0407; labour 0501-0505 +0428 +0511; dragonBoat 0610; midautumn 0915-0917 +0914; national 1001-1007 +0929 +1012',
  2025: 'newYear 0101; spring 0128-0131 0201-0204 +0126 +0208; tombsweeping 0404-0406; labour 0501-0505 +0427; dragonBoat 0531 0601 0602; national 1001-1005 1007 1008 +0928 +1011; midautumn 1006',
  2026: 'newYear 0101-0103 +0104; spring 0215-0223 +0214 +0228; tombsweeping 0404-0406; labour 0501-0505 +0509; dragonBoat 0619-0621; midautumn 0925-0927; national 1001-1007 +0920 +1010',
}

export const HOLIDAY_NAMES: Readonly<Record<string, { readonly 'zh-CN': string; readonly en: string }>> = {
  newYear: { 'zh-CN': '元旦', en: "New Year's Day" },
  spring: { 'zh-CN': '春节', en: 'Spring Festival' },
  labour: { 'zh-CN': '劳动节', en: 'Labour Day' },
  national: { 'zh-CN': '国庆节', en: 'National Day' },
  tombsweeping: { 'zh-CN': '清明', en: 'Tomb-sweeping Day' },
  dragonBoat: { 'zh-CN': '端午', en: 'Dragon Boat Festival' },
  midautumn: { 'zh-CN': '中秋', en: 'Mid-autumn Festival' },
  antiFascist: {
    'zh-CN': '中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日',
    en: '70th anniversary of victory in 1945',
  },
}
