import type { AgentReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'

/** Bodies of the Party, by the name that is kept. */
const PARTY: Readonly<Record<string, string>> = {
  'Ủy ban Kiểm tra Đảng ủy': `Ủy ban Kiểm tra; UBKT; UBKT Đảng ủy; UBKT ĐU; Ủy ban Kiểm tra Đảng ủy; UBKT Đảng ủy xã; Ủy ban Kiểm tra Đảng ủy xã;
    cơ quan UBKT; cơ quan Ủy ban Kiểm tra`,
  'Ban Thường vụ Đảng ủy': `Ban Thường vụ; BTV; BTV Đảng ủy; BTV ĐU; Ban Thường vụ Đảng ủy; Ban Thường vụ Đảng ủy xã; BTV Đảng ủy xã; BTVĐU; Thường trực Đảng ủy;
    TT Đảng ủy; Thường trực ĐU`,
  'Ban Thường vụ Huyện ủy': 'Ban Thường vụ Huyện ủy; BTV Huyện ủy; BTV HU; Thường trực Huyện ủy; Huyện ủy',
  'Ban Thường vụ Tỉnh ủy': 'Ban Thường vụ Tỉnh ủy; BTV Tỉnh ủy; BTV TU; Thường trực Tỉnh ủy; Tỉnh ủy',
  'Ban Dân vận':
    'Ban Dân vận; BDV; Ban Dân vận Huyện ủy; BDVHU; BDV HU; Ban Dân vận Tỉnh ủy; khối dân vận; Khối Dân vận xã',
  'Ban Xây dựng Đảng': 'Ban Xây dựng Đảng; Ban XDĐ; BXDĐ; Ban Xây dựng Đảng Đảng ủy; Ban XD Đảng',
  'Ban Tuyên giáo và Dân vận':
    'Ban Tuyên giáo và Dân vận; Ban TGDV; BTGDV; Ban Tuyên giáo - Dân vận; Ban TG&DV; Ban Tuyên giáo và Dân vận Tỉnh ủy',
  'Đảng ủy': 'Đảng ủy; ĐU; Đảng ủy xã; Đảng ủy phường; Ban Chấp hành Đảng bộ; BCH Đảng bộ; cấp ủy',
}

const COUNCIL: Readonly<Record<string, string>> = {
  'Hội đồng nhân dân': `HĐND; Hội đồng nhân dân; HĐND xã; HĐND phường; Hội đồng nhân dân xã; Thường trực HĐND; TT HĐND; Thường trực Hội đồng nhân dân; TT HĐND xã;
    Thường trực HĐND xã; Thường trực Hội đồng nhân dân xã; HĐND huyện; Thường trực HĐND huyện; Thường trực Hội đồng nhân dân huyện; Hội đồng nhân dân huyện;
    TT HĐND huyện; HĐND tỉnh; Thường trực HĐND tỉnh; TTHĐND; Ban Pháp chế HĐND; Ban Kinh tế - Xã hội HĐND; Ban KT-XH HĐND; Ban KTXH HĐND; các ban HĐND; các Ban của HĐND; Tổ đại biểu HĐND`,
}

const FRONT: Readonly<Record<string, string>> = {
  'Mặt trận Tổ quốc': `MTTQ; Mặt trận; Mặt trận Tổ quốc; UBMTTQ; UB MTTQ; Ủy ban MTTQ; UBMTTQVN; MTTQ xã; MTTQ Việt Nam xã; UBMTTQ xã; Ủy ban Mặt trận Tổ quốc; Ủy ban MTTQ xã;
    Ủy ban MTTQ Việt Nam xã; Ủy ban Mặt trận Tổ quốc Việt Nam; MTTQ phường; BTT MTTQ; Ban Thường trực MTTQ; Mặt trận xã; MTTQ và các đoàn thể; MTTQ và các tổ chức chính trị - xã hội`,
  'Hội Nông dân': 'Hội Nông dân; HND; Hội Nông dân xã; HND xã',
  'Hội Liên hiệp Phụ nữ': 'Hội Liên hiệp Phụ nữ; Hội LHPN; Hội Phụ nữ; HPN; Hội LHPN xã; Hội Phụ nữ xã',
  'Hội Cựu chiến binh': 'Hội Cựu chiến binh; Hội CCB; CCB; Hội CCB xã; Hội Cựu chiến binh xã',
  'Đoàn Thanh niên': 'Đoàn Thanh niên; ĐTN; Đoàn TN; Đoàn Thanh niên xã; Đoàn xã',
  'Ban Thanh tra nhân dân': 'Ban Thanh tra nhân dân; Ban TTND; TTND; Thanh tra nhân dân',
  'Ban Giám sát đầu tư của cộng đồng':
    'Ban Giám sát đầu tư của cộng đồng; Ban Giám sát đầu tư cộng đồng; Ban GSĐTCĐ; Ban GSĐT cộng đồng; GSĐTCĐ',
}

const STATE: Readonly<Record<string, string>> = {
  'Ủy ban nhân dân': `UBND; UBND xã; UBND phường; Ủy ban nhân dân; Ủy ban nhân dân xã; UBND huyện; Ủy ban nhân dân huyện; UBND tỉnh; Ủy ban nhân dân tỉnh; Chủ tịch UBND; Chủ tịch UBND xã; CT UBND;
    CT UBND xã; Ủy ban; UB xã`,
  'Sở Nội vụ': 'Sở Nội vụ; Phòng Nội vụ; ngành Nội vụ; Nội vụ',
  'Văn phòng HĐND và UBND':
    'Văn phòng HĐND và UBND; VP HĐND và UBND; VP HĐND-UBND; VP HĐND&UBND; Văn phòng HĐND - UBND',
}

const DUTY: Readonly<Record<string, string>> = {
  'Tổ kiểm tra công vụ':
    'tổ kiểm tra công vụ; tổ kiểm tra giờ giấc; đoàn kiểm tra công vụ; tổ thanh tra công vụ; đoàn thanh tra công vụ; tổ công vụ',
}

const KINDS = { party: PARTY, council: COUNCIL, front: FRONT, state: STATE, duty: DUTY } as const
export type BodyKind = keyof typeof KINDS

const kindOfBody = new Map(
  Object.entries(KINDS).flatMap(([kind, bodies]) =>
    Object.keys(bodies).map((name) => [name, kind as BodyKind] as const),
  ),
)

/** To which part of the political system a body belongs whose name was read. */
export const bodyKind = (name: unknown): BodyKind | undefined =>
  typeof name === 'string' ? kindOfBody.get(name) : undefined

const bodies = Object.values(KINDS).flatMap((kind) => Object.entries(kind))

/** "kiểm tra Đảng ủy xã Ia Le": a body named behind a verb does not inspect, it is inspected. */
const inspectedBehind = (...verbs: string[]): readonly string[] =>
  verbs.flatMap((verb) => bodies.flatMap(([, words]) => phrases(words).map((body) => `${verb} ${body}`)))

export const inspectedBodies = inspectedBehind('kiểm tra', 'kiểm tra đối với', 'kiểm tra tại')
export const supervisedBodies = inspectedBehind('giám sát', 'giám sát đối với', 'giám sát tại')
export const examinedBodies = inspectedBehind('kiểm tra, giám sát', 'đối với')

/** Who inspects or supervises. */
export const inspectionAgentWords: AgentReading = {
  field: 'lead_body',
  heads: bodies.map(([value, words]) => ({ value, phrases: phrases(words) })),
  deputies: [],
  delegation: [],
  delegateField: 'lead_body',
  delegated: { field: 'lead_body', value: '' },
}
