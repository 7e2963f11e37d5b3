import type { Draft, FormReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'
import { readDocumentNumber } from './document-number.ts'
import type { FieldValues } from './form.ts'
import {
  bodyKind,
  examinedBodies,
  inspectedBodies,
  inspectionAgentWords,
  supervisedBodies,
} from './inspection-agent-words.ts'
import { INSPECTIONS, inspectionChoiceWords, SUPERVISIONS } from './inspection-choice-words.ts'

/** Who inspects decides the kind; where nobody is named, what is inspected. */
const kindOf = ({ lead_body, act, matter }: FieldValues): string | undefined => {
  if (matter === 'duty' || bodyKind(lead_body) === 'duty') return 'duty_check'
  switch (bodyKind(lead_body)) {
    case 'council':
      return 'council_supervision'
    case 'front':
      return 'front_supervision'
    case 'party':
      return act === 'supervision' ? 'party_supervision' : 'party_inspection'
    case 'state':
      return 'admin_inspection'
    default:
  }
  if (matter === 'administration') return 'admin_inspection'
  if (matter === 'party') return act === 'supervision' ? 'party_supervision' : 'party_inspection'
  return undefined
}

/** What only one inspection has: whoever tells of it tells who leads it. */
const OF_ONE = ['plan_doc', 'decision_doc', 'content', 'units', 'team_head'] as const

/** "theo 12-KH/UBKT", "số 27/TB-HĐND": the symbol of a number tells what kind of document it is. */
const FIELD_OF_TYPE: Readonly<Record<string, string>> = {
  QĐ: 'decision_doc',
  TB: 'conclusion_doc',
  KL: 'conclusion_doc',
}

/** The number that no word announced, in the field of its type. */
const documentOf = (number: unknown): FieldValues => {
  if (typeof number !== 'string') return {}
  return { [FIELD_OF_TYPE[readDocumentNumber(number)?.type ?? ''] ?? 'plan_doc']: number }
}

/** "đã khắc phục xong 9", of twelve: not all is remedied. */
const withoutHalfDone = ({ istate, ...told }: FieldValues): FieldValues => {
  const { recommendations, remediated } = told
  const isHalf = typeof recommendations === 'number' && typeof remediated === 'number' && remediated < recommendations
  return istate === undefined || (istate === 'remediated' && isHalf) ? told : { ...told, istate }
}

/** In totals, and in counts that may become one, the body that inspects tells only the kind. */
const settle = ({ granularity, fields }: Draft): FieldValues => {
  const { act, matter, lead_body, plan_doc, ...other } = fields
  const told: FieldValues = withoutHalfDone({ ...documentOf(plan_doc), ...other })
  const kind = told.ikind ?? kindOf(fields)
  const isOne = granularity === 'event' || OF_ONE.some((field) => told[field] !== undefined)
  return {
    ...told,
    ...(kind !== undefined && { ikind: kind }),
    ...(granularity !== 'batch' && isOne && lead_body !== undefined && { lead_body }),
  }
}

/** How officials tell of inspections and supervisions. */
export const inspectionReading: FormReading = {
  signals: [
    ...phrases(INSPECTIONS),
    ...phrases(SUPERVISIONS),
    ...inspectedBodies,
    ...supervisedBodies,
    ...examinedBodies,
    ...phrases(
      'báo cáo tự kiểm tra; kết luận kiểm tra; kết luận giám sát; kết luận thanh tra; kiểm tra, giám sát; kiểm tra giám sát; KTGS; KT, GS; phúc tra; thanh tra công vụ; thông báo kết luận kiểm tra; thông báo kết luận giám sát',
    ),
  ],
  hints: phrases(
    'khắc phục; đã khắc phục; khắc phục xong; khắc phục được; số đoàn; số cuộc; số đoàn kiểm tra; số đoàn giám sát; kiến nghị sau kiểm tra; kiến nghị sau giám sát; kn sau kiểm tra; kn sau giám sát; kn sau GS; kn sau KT; kiến nghị sau GS; kiến nghị sau KT; sau kiểm tra; sau giám sát; thông báo kết luận',
  ),
  foreign:
    phrases(`đối thoại; cử tri; TXCT; tiếp dân; tiếp công dân; đơn thư; khiếu nại; tố cáo; mô hình; tuyên truyền; hồ sơ; tập huấn; hội nghị; sơ kết; tổng kết; quán triệt;
    đoàn đông người; ngộ độc; camera; giảm nghèo`),
  blocked:
    phrases(`ban hành; ban thường vụ; ban chấp hành; ban chỉ đạo; hội nghị; kiểm tra lại; kiểm tra lại số liệu; kiểm tra số liệu; kiểm tra giúp; kiểm tra hộ; kiểm tra xem; về làm việc; về thăm; về dự; kiểm tra tình hình; đi kiểm tra tình hình; dân kiểm tra; dân giám sát; camera giám sát; giám sát camera;
    công tác kiểm tra; công tác giám sát; công tác kiểm tra, giám sát; giám sát, phản biện; phản biện; giám sát và phản biện; đoàn kết; đoàn thể; đoàn viên; đoàn công tác;
    đoàn khách; thẩm tra; điều tra; khám bệnh; kiểm tra sức khỏe; kiểm tra học kỳ; bài kiểm tra; kiểm tra bài; tăng cường kiểm tra; tăng cường giám sát`),
  counts: [
    {
      field: 'remediated',
      as: 'lead',
      phrases:
        phrases(`khắc phục; đã khắc phục; đã khắc phục hết; khắc phục hết; đã khắc phục toàn bộ; khắc phục toàn bộ; khắc phục xong; đã khắc phục xong; khắc phục được; được khắc phục; đã khắc phục được; kiến nghị đã khắc phục; thực hiện xong kiến nghị;
        đã thực hiện kiến nghị; đã xử lý xong`),
    },
    {
      field: 'recommendations',
      as: 'lead',
      phrases:
        phrases(`kiến nghị; kiến nghị, yêu cầu; kiến nghị, yêu cầu khắc phục; yêu cầu khắc phục; kiến nghị khắc phục; số kiến nghị; kiến nghị sau kiểm tra; kiến nghị sau giám sát; kn; kn sau kiểm tra; kn sau giám sát; kn sau GS; kn sau KT; kiến nghị sau GS; kiến nghị sau KT;
        kiến nghị, đề nghị; nội dung kiến nghị; nội dung yêu cầu khắc phục; nội dung kiến nghị khắc phục; yêu cầu; đề nghị khắc phục; ý kiến kiến nghị; tồn tại cần khắc phục; phải khắc phục`),
    },
    {
      field: 'party_orgs_n',
      as: 'noun',
      phrases:
        phrases(`tổ chức đảng; TCĐ; TCCSĐ; tổ chức cơ sở đảng; chi bộ; chi đảng bộ; chi, đảng bộ; đảng bộ; chi bộ trực thuộc; tổ chức đảng trực thuộc; số tổ chức đảng;
        cấp ủy; chi ủy; chi bộ cơ sở; đảng bộ cơ sở; chi bộ cơ quan`),
    },
    {
      field: 'party_members_n',
      as: 'noun',
      phrases: phrases('đảng viên; ĐV; đ/v; số đảng viên; cấp ủy viên; đồng chí đảng viên; đảng viên cụ thể'),
    },
    {
      as: 'lead',
      phrases: phrases(
        'đang khắc phục; đang tiếp tục khắc phục; chưa khắc phục; chưa khắc phục xong; chưa khắc phục được; chưa thực hiện; đang thực hiện',
      ),
    },
    { as: 'lead', phrases: phrases('khảo sát; đoàn khảo sát; cuộc khảo sát; đã khảo sát; tổ chức khảo sát') },
    {
      field: 'teams',
      as: 'noun',
      phrases:
        phrases(`đoàn; cuộc; đợt; đoàn kiểm tra; đoàn giám sát; đoàn giám sát chuyên đề; tổ kiểm tra; tổ giám sát; cuộc kiểm tra; cuộc giám sát; cuộc giám sát chuyên đề; đợt kiểm tra;
        đợt giám sát; lượt kiểm tra; đoàn kiểm tra, giám sát; cuộc kiểm tra, giám sát; số đoàn; số cuộc; số đoàn kiểm tra; số đoàn giám sát; số cuộc kiểm tra; số cuộc giám sát; chuyên đề; lần kiểm tra;
        đoàn KT; đoàn GS; cuộc KT; cuộc GS; đoàn thanh tra; đoàn KTGS; lần`),
    },
    {
      as: 'noun',
      phrases: phrases(
        'người; cán bộ; công chức; viên chức; cán bộ, công chức; trường hợp; lỗi; vụ; hộ; hộ dân; cơ sở; công trình; nội dung; lượt; ngày; đồng chí; CBCC; ý kiến; dự án; cuộc họp',
      ),
    },
    {
      field: 'remediated',
      as: 'lead',
      phrases: phrases('đã thực hiện; thực hiện xong; đã thực hiện xong; thực hiện được'),
    },
    {
      field: 'units_n',
      as: 'noun',
      phrases:
        phrases(`đơn vị; đơn vị được kiểm tra; đơn vị được giám sát; đơn vị kiểm tra; cơ quan; cơ quan, đơn vị; cơ quan đơn vị; xã; xã, phường; xã, thị trấn; phường; thôn; thôn, làng; làng; buôn; tổ dân phố; TDP; khu phố;
        thôn, tổ dân phố; đảng ủy xã; đảng ủy; đảng ủy phường; UBND xã; UBND xã, phường; trường; trường học; phòng; phòng, ban; phòng ban; bộ phận; địa phương; ban, ngành; sở, ngành; sở; đoàn thể; số đơn vị; số đơn vị được kiểm tra; ban; hội`),
    },
  ],
  states: ['istate', 'remediated', 'conclusion_doc'],
  choices: inspectionChoiceWords,
  agents: inspectionAgentWords,
  dates: [
    {
      field: 'window_from',
      phrases: phrases(
        'từ ngày; bắt đầu từ; bắt đầu; tiến hành từ; triển khai từ; kiểm tra từ; kiểm tra từ ngày; giám sát từ ngày; giám sát từ',
      ),
    },
    {
      field: 'window_to',
      phrases: phrases('đến ngày; kết thúc; đến hết ngày; kết thúc ngày; đến hết; xong trước ngày'),
    },
    {
      field: 'self_report_due',
      phrases: phrases(
        'báo cáo tự kiểm tra; nộp báo cáo tự kiểm tra; gửi báo cáo tự kiểm tra; báo cáo tự kiểm tra trước; hạn nộp báo cáo tự kiểm tra; gửi báo cáo trước; báo cáo tự kiểm tra trước ngày; gửi đề cương',
      ),
    },
    {
      field: 'conclusion_due',
      phrases: phrases(
        'hạn kết luận; hạn ra kết luận; ra kết luận trước; kết luận trước; kết luận trước ngày; hạn ra thông báo kết luận',
      ),
    },
    {
      field: 'remediation_due',
      phrases: phrases(
        'hạn khắc phục; khắc phục trước; khắc phục trước ngày; khắc phục xong trước; hạn khắc phục đến; hạn khắc phục là; yêu cầu khắc phục trước; khắc phục đến',
      ),
    },
  ],
  lasts: { from: 'window_from', to: 'window_to' },
  names: [
    {
      field: 'content',
      phrases: phrases(
        `về việc; việc; nội dung; về công tác; về; việc thực hiện; việc triển khai; việc chấp hành; về tình hình; công tác; chuyên đề về; về thực hiện; về việc thực hiện; về việc chấp hành; về nội dung`,
      ),
    },
    {
      field: 'units',
      phrases: phrases('gồm; gồm có; cụ thể; gồm các xã; gồm các đơn vị; gồm các thôn; gồm các chi bộ'),
    },
    { field: 'team_head', phrases: phrases('trưởng đoàn; trưởng đoàn là; do trưởng đoàn') },
  ],
  documents: [
    {
      field: 'decision_doc',
      after: phrases('quyết định; QĐ; quyết định số; theo quyết định; theo quyết định số; theo QĐ; QĐ số'),
    },
    {
      field: 'conclusion_doc',
      after: phrases(
        'kết luận kiểm tra; kết luận giám sát; kết luận kiểm tra số; kết luận giám sát số; kết luận; thông báo; TB; KL; thông báo kết luận; thông báo kết luận số; thông báo kết luận kiểm tra; thông báo kết luận giám sát; thông báo kết luận kiểm tra số; thông báo kết luận giám sát số; thông báo số; kết luận số; TBKL; TB kết luận; đã ra thông báo kết luận; ra thông báo kết luận; ban hành thông báo kết luận; đã ban hành thông báo kết luận; có thông báo kết luận; đã có thông báo kết luận; ra kết luận; ban hành kết luận',
      ),
    },
    // What is inspected is how it is carried out; the form keeps no number of it.
    {
      field: 'matter_doc',
      after: phrases(
        'thực hiện; về thực hiện; việc thực hiện; về việc thực hiện; nghị quyết; NQ; chỉ thị; quy định; thực hiện nghị quyết; thực hiện NQ; thực hiện chỉ thị; thực hiện CT; thực hiện kết luận; thực hiện quy định; việc thực hiện nghị quyết; việc thực hiện chỉ thị; việc thực hiện quyết định',
      ),
    },
    { field: 'plan_doc' },
  ],
  begins: ['act'],
  wholes: [
    { part: 'units_n', whole: 'units_total' },
    { part: 'remediated', whole: 'recommendations' },
    { part: 'teams', whole: 'teams_planned' },
    { part: 'party_orgs_n', whole: 'party_orgs_total' },
  ],
  percentages: [{ ratio: 'remediated_pct', of: 'remediated' }],
  updates: phrases(
    'sau kiểm tra đã khắc phục; sau giám sát đã khắc phục; kiến nghị sau kiểm tra; kiến nghị sau giám sát; kn sau kiểm tra; kn sau giám sát; kn sau GS; kn sau KT; kiến nghị sau GS; kiến nghị sau KT; kiến nghị kỳ trước',
  ),
  later: {
    field: 'remediated',
    without: ['teams', 'units_n', 'party_orgs_n', 'party_members_n', 'plan_doc', 'decision_doc', 'conclusion_doc'],
  },
  none: [
    {
      phrases: phrases(
        'đoàn nào; cuộc nào; tổ chức kiểm tra; tổ chức giám sát; kiểm tra; giám sát; cuộc kiểm tra nào; cuộc giám sát nào; đoàn kiểm tra nào; đoàn giám sát nào; kiểm tra cuộc nào; giám sát cuộc nào; tổ chức đoàn nào; thành lập đoàn nào',
      ),
      zero: ['teams'],
    },
    { phrases: phrases('kiến nghị nào; có kiến nghị; kiến nghị gì'), zero: ['recommendations'] },
  ],
  settle,
}
