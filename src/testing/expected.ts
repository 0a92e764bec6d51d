import type { FindingKind } from '../model/findings.ts'

/** What the audit must find in the five reports that Fadu began with: kind, ids, and what its sentence has to hold. */
export const EXPECTED: readonly (readonly [kind: FindingKind, ids: string, says: string])[] = [
  [
    'sum_closes',
    'lishui-zfj-2020:078;lishui-zfj-2020:079;lishui-zfj-2020:080;lishui-zfj-2020:081',
    '6 = 3 + 1 + 2',
  ],
  [
    'sum_closes',
    'lishui-zfj-2020:082;lishui-zfj-2020:084;lishui-zfj-2020:085',
    '8 = 7 + 1; Lawsuits against a branch office (1): the same 8 cut another way, not added',
  ],
  [
    'sum_closes',
    'lishui-zfj-2020:087;lishui-zfj-2020:088;lishui-zfj-2020:089;lishui-zfj-2020:090;lishui-zfj-2020:091',
    '8,723 = 8,246 + 452 + 16 + 9',
  ],
  [
    'sum_closes',
    'jiangyou-2020:015;jiangyou-2020:016;jiangyou-2020:017;jiangyou-2020:018;jiangyou-2020:019;jiangyou-2020:020;jiangyou-2020:021;jiangyou-2020:022;jiangyou-2020:023;jiangyou-2020:024;jiangyou-2020:025',
    '4,995 = 235 + 4,020 + 24 + 166 + 39 + 7 + 9 + 223 + 92 + 180',
  ],
  [
    'sum_closes',
    'jiangyou-2020:040;jiangyou-2020:042;jiangyou-2020:043;jiangyou-2020:044;jiangyou-2020:045',
    '6 = 3 + 1 + 1 + 1; Reconsideration applications not accepted (5): outside the 6',
  ],
  [
    'sum_closes',
    'jiangyou-2020:047;jiangyou-2020:048;jiangyou-2020:050;jiangyou-2020:051;jiangyou-2020:052',
    '21 = 18 + 1 + 1 + 1',
  ],
  ['sum_closes', 'qijiang-cgj-2020:030;qijiang-cgj-2020:031;qijiang-cgj-2020:032', '10,482 = 1,282 + 9,200'],
  ['sum_closes', 'hangzhou-2022:008;hangzhou-2022:009;hangzhou-2022:010', '1,738 = 749 + 989'],
  ['sum_closes', 'hangzhou-2022:020;hangzhou-2022:021;hangzhou-2022:022', '191 = 159 + 32'],
  [
    'rate_matches',
    'jiangyou-2020:046;jiangyou-2020:042;jiangyou-2020:043;jiangyou-2020:040',
    '(3 + 1) / 6 = 66.67 %; 95 % confidence interval (Wilson) 30.0 to 90.3 %',
  ],
  ['rate_matches', 'jiangyou-2020:053;jiangyou-2020:049;jiangyou-2020:048', '100 % stated; 18 / 18 = 100 %'],
  [
    'rate_matches',
    'qijiang-cgj-2020:025;qijiang-cgj-2020:024;qijiang-cgj-2020:023',
    '98.6 % stated; 193,753 / 196,573 = 98.57 %',
  ],
  [
    'rate_matches',
    'hangzhou-2022:017;hangzhou-2022:016;hangzhou-2022:015',
    '89.77 % stated; 7,398 / 8,241 = 89.77 %',
  ],
  [
    'rate_matches',
    'hangzhou-2022:019;hangzhou-2022:018;hangzhou-2022:016',
    '71.78 % stated; 5,310 / 7,398 = 71.78 %; not 5,310 / 8,241 = 64.43 %',
  ],
  [
    'rate_matches',
    'lishui-zfj-2020:062;lishui-zfj-2020:061;lishui-zfj-2020:060',
    '100 % stated; 87 / 87 = 100 %',
  ],
  [
    'rate_impossible',
    'yuhang-2020:011;yuhang-2020:010',
    '92.3 % stated; out of 242 no whole number gives it (223 gives 92.1 %, 224 gives 92.6 %)',
  ],
  ['rate_inferred', 'yuhang-2020:016;yuhang-2020:014', '12.14 % stated; out of 453 it can only be 55'],
  [
    'rate_disagrees',
    'qijiang-cgj-2020:007;qijiang-cgj-2020:005;qijiang-cgj-2020:006',
    '60 % stated; from 20 days down to 3 to 5 days is a cut of 75 to 85 %',
  ],
  [
    'contradiction',
    'lishui-zfj-2020:036;lishui-zfj-2020:087',
    '(8,773 cases) against Petitions, complaints and reports accepted (8,723 cases): either a slip or two different measures; 8,723 is the sum of its 4 parts',
  ],
  [
    'restates_unit_differs',
    'lishui-zfj-2020:038;lishui-zfj-2020:063',
    '3,020 visits and 3,020 items: the same number in two units',
  ],
  [
    'restates_agrees',
    'lishui-zfj-2020:034;lishui-zfj-2020:043;lishui-zfj-2020:065',
    '1,079 cases stated 3 times',
  ],
  ['restates_agrees', 'lishui-zfj-2020:040;lishui-zfj-2020:047', '300 matters stated 2 times'],
  ['restates_agrees', 'jiangyou-2020:016;jiangyou-2020:030', '235 items stated 2 times'],
  ['restates_agrees', 'jiangyou-2020:017;jiangyou-2020:031', '4,020 items stated 2 times'],
  ['part_and_whole', 'yuhang-2020;hangzhou-2022', 'Hangzhou (330100) contains Yuhang District'],
]
