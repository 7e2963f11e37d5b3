import type { IsoDate } from '../domain/forms/form.ts'
import type { UnitLevel } from '../domain/units/unit.ts'

/** A unit of the demonstration; units are named by code, since ids belong to one database. */
export interface DemoUnit {
  code: string
  name: string
  aliases: readonly string[]
  level: UnitLevel
  reports: readonly string[]
  validFrom: IsoDate
  validTo: IsoDate | null
}

export interface DemoPlacement {
  unitCode: string
  parentCode: string
  validFrom: IsoDate
  validTo: IsoDate | null
}

export interface DemoSuccession {
  unitCode: string
  successorCode: string
  on: IsoDate
}

/** The day from which there are two levels of local government, province and commune. */
export const REFORM_DAY = '2025-07-01'
const LAST_DAY_OF_DISTRICTS = '2025-06-30'
const BEGINNING = '2010-01-01'

const PROVINCE = 'dong-lam'
const BOTH_FORMS = ['citizen_reception', 'petition']

const unit = (code: string, name: string, level: UnitLevel, rest: Partial<DemoUnit> = {}): DemoUnit => ({
  code,
  name,
  aliases: [],
  level,
  reports: [],
  validFrom: BEGINNING,
  validTo: null,
  ...rest,
})

const commune = (code: string, name: string, rest: Partial<DemoUnit> = {}): DemoUnit =>
  unit(code, name, 'commune', { reports: BOTH_FORMS, ...rest })

const offices: DemoUnit[] = [
  unit('thanh-tra-tinh', 'Thanh tra tỉnh', 'office', { reports: ['petition'] }),
  unit('ban-tcd-tinh', 'Ban Tiếp công dân tỉnh', 'office', { aliases: ['Ban TCD tỉnh'], reports: BOTH_FORMS }),
  unit('ban-tgdv', 'Ban Tuyên giáo và Dân vận Tỉnh ủy', 'office', {
    aliases: ['Ban TGDV', 'Ban Tuyên giáo và Dân vận'],
    validFrom: '2025-03-01',
  }),
  unit('vp-ubnd-tinh', 'Văn phòng UBND tỉnh', 'office', { aliases: ['VP UBND tỉnh'] }),
  unit('so-noi-vu', 'Sở Nội vụ', 'office', { aliases: ['SNV'], reports: ['citizen_reception'] }),
]

/** Each with its district to 30/06/2025; they only changed their parent. */
const communesThatMoved: [DemoUnit, string][] = [
  [commune('ia-hloi', 'Xã Ia Hlôi'), 'chu-lam'],
  [commune('ia-drong', 'Xã Ia Drông'), 'chu-lam'],
  [commune('ia-pnom', 'Xã Ia Pnôm'), 'chu-lam'],
  [commune('chu-mlang', 'Xã Chư Mlang'), 'chu-lam'],
  [commune('chu-ngan', 'Xã Chư Ngân', { aliases: ['Chư Ngăn'] }), 'chu-lam'],
  [commune('kong-bla', 'Xã Kông Bla'), 'dak-cam'],
  [commune('dak-nhong', 'Xã Đak Nhông', { aliases: ['Đăk Nhông', 'Đắk Nhông'] }), 'dak-cam'],
  [commune('bo-ngun', 'Xã Bờ Ngưn'), 'dak-cam'],
  [commune('phu-loc-ha', 'Xã Phú Lộc Hạ'), 'dak-cam'],
  [commune('tan-dinh-thuong', 'Xã Tân Định Thượng'), 'dak-cam'],
]

const communesOfTheReform: DemoUnit[] = [
  commune('ia-krom', 'Xã Ia Krom', { aliases: ['Ia Grôm', 'Ia Tuk'], validFrom: REFORM_DAY }),
  commune('dong-cam', 'Phường Đông Cẩm', { validFrom: REFORM_DAY }),
  commune('tay-cam', 'Phường Tây Cẩm', { validFrom: REFORM_DAY }),
  commune('tran-lam', 'Phường Trần Lam', { validFrom: REFORM_DAY }),
]

const closedCommunes: [DemoUnit, string][] = [
  [commune('ia-grom', 'Xã Ia Grôm', { validTo: LAST_DAY_OF_DISTRICTS }), 'chu-lam'],
  [commune('ia-tuk', 'Xã Ia Tuk', { validTo: LAST_DAY_OF_DISTRICTS }), 'chu-lam'],
]

const districts: DemoUnit[] = [
  unit('chu-lam', 'Huyện Chư Lam', 'district', { validTo: LAST_DAY_OF_DISTRICTS }),
  unit('dak-cam', 'Huyện Đak Cẩm', 'district', { validTo: LAST_DAY_OF_DISTRICTS }),
]

/** Their entries count towards the commune; only the commune is expected to report. */
const organisationsOf = (communeCode: string, name: string, validFrom: IsoDate): DemoUnit[] =>
  [
    unit(`${communeCode}-ubnd`, `UBND xã ${name}`, 'organisation'),
    unit(`${communeCode}-mttq`, `Ủy ban MTTQ Việt Nam xã ${name}`, 'organisation', {
      aliases: [`MTTQ xã ${name}`, `Mặt trận xã ${name}`],
    }),
    unit(`${communeCode}-cong-an`, `Công an xã ${name}`, 'organisation', { aliases: [`CA xã ${name}`] }),
    unit(`${communeCode}-nong-dan`, `Hội Nông dân xã ${name}`, 'organisation', { aliases: [`HND xã ${name}`] }),
    unit(`${communeCode}-quan-su`, `Ban Chỉ huy quân sự xã ${name}`, 'organisation', {
      aliases: [`Ban CHQS xã ${name}`, `Quân sự xã ${name}`],
    }),
  ].map((organisation) => ({ ...organisation, validFrom }))

const organisations: [DemoUnit, string][] = [
  ...organisationsOf('ia-hloi', 'Ia Hlôi', BEGINNING).map((one): [DemoUnit, string] => [one, 'ia-hloi']),
  ...organisationsOf('ia-krom', 'Ia Krom', REFORM_DAY).map((one): [DemoUnit, string] => [one, 'ia-krom']),
]

export const demoUnits: readonly DemoUnit[] = [
  unit(PROVINCE, 'Tỉnh Đông Lam', 'province'),
  ...offices,
  ...communesThatMoved.map(([moved]) => moved),
  ...communesOfTheReform,
  ...organisations.map(([organisation]) => organisation),
  ...districts,
  ...closedCommunes.map(([closed]) => closed),
]

const under = (parentCode: string, placed: DemoUnit, dates: Partial<DemoPlacement> = {}): DemoPlacement => ({
  unitCode: placed.code,
  parentCode,
  validFrom: placed.validFrom,
  validTo: placed.validTo,
  ...dates,
})

export const demoPlacements: readonly DemoPlacement[] = [
  ...[...offices, ...districts, ...communesOfTheReform].map((one) => under(PROVINCE, one)),
  ...communesThatMoved.flatMap(([moved, district]) => [
    under(district, moved, { validTo: LAST_DAY_OF_DISTRICTS }),
    under(PROVINCE, moved, { validFrom: REFORM_DAY }),
  ]),
  ...closedCommunes.map(([closed, district]) => under(district, closed)),
  ...organisations.map(([organisation, communeCode]) => under(communeCode, organisation)),
]

export const demoSuccessions: readonly DemoSuccession[] = closedCommunes.map(([closed]) => ({
  unitCode: closed.code,
  successorCode: 'ia-krom',
  on: REFORM_DAY,
}))
