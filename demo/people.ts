import type { IsoDate } from '../domain/forms/form.ts'
import type { Language } from '../domain/language.ts'
import type { Role } from '../domain/rights/rights.ts'
import { REFORM_DAY } from './units.ts'

export interface DemoMembership {
  unitCode: string
  role: Role
  title: string
  validFrom: IsoDate
  validTo: IsoDate | null
}

/** An invented person, by given name only, so that nobody real is meant. */
export interface DemoPerson {
  key: string
  name: string
  language: Language
  /** Who one can be in the web chat of the demonstration; null: only there because somebody entered the figures. */
  persona: string | null
  memberships: readonly DemoMembership[]
}

const membership = (unitCode: string, role: Role, title: string): DemoMembership => ({
  unitCode,
  role,
  title,
  validFrom: REFORM_DAY,
  validTo: null,
})

const personas: DemoPerson[] = [
  {
    key: 'mai',
    name: 'Mai',
    language: 'vi',
    persona: 'Mai, cán bộ xã Ia Hlôi',
    memberships: [membership('ia-hloi', 'official', 'Công chức Văn phòng HĐND và UBND xã')],
  },
  {
    key: 'binh',
    name: 'Bình',
    language: 'vi',
    persona: 'Bình, cán bộ hai xã Ia Drông và Chư Mlang',
    memberships: [
      membership('ia-drong', 'official', 'Cán bộ Ban Xây dựng Đảng'),
      membership('chu-mlang', 'official', 'Cán bộ Ban Xây dựng Đảng (biệt phái)'),
    ],
  },
  {
    key: 'dung',
    name: 'Dũng',
    language: 'vi',
    persona: 'Dũng, Chủ tịch UBND xã Ia Hlôi',
    memberships: [
      { ...membership('chu-lam', 'official', 'Chuyên viên Văn phòng'), validFrom: '2021-01-01', validTo: '2025-06-30' },
      membership('ia-hloi', 'head', 'Phó Bí thư Đảng ủy, Chủ tịch UBND xã'),
    ],
  },
  {
    key: 'lan',
    name: 'Lan',
    language: 'vi',
    persona: 'Lan, cán bộ Ban Tiếp công dân tỉnh',
    memberships: [membership('ban-tcd-tinh', 'official', 'Chuyên viên')],
  },
  {
    key: 'khai',
    name: 'Khải',
    language: 'vi',
    persona: 'Khải, lãnh đạo tỉnh Đông Lam',
    memberships: [membership('dong-lam', 'leader', 'Phó Chủ tịch UBND tỉnh')],
  },
  {
    key: 'son',
    name: 'Sơn',
    language: 'vi',
    persona: 'Sơn, quản trị hệ thống',
    memberships: [membership('dong-lam', 'administrator', 'Quản trị viên, Văn phòng UBND tỉnh')],
  },
]

const official = (key: string, name: string, unitCode: string): DemoPerson => ({
  key,
  name,
  language: 'vi',
  persona: null,
  memberships: [membership(unitCode, 'official', 'Công chức phụ trách tiếp công dân')],
})

export const demoPeople: readonly DemoPerson[] = [
  ...personas,
  official('hnhi', 'H’Nhi', 'ia-krom'),
  official('tin', 'Tín', 'ia-pnom'),
  official('thuy', 'Thủy', 'dong-cam'),
  official('phuc', 'Phúc', 'phu-loc-ha'),
  official('yen', 'Yên', 'so-noi-vu'),
]
