import type { CountReading, Draft, FormReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'
import { readDocumentNumber } from './document-number.ts'
import type { FieldValues } from './form.ts'

/** What a document of each type is called. */
const TYPES: Readonly<Record<string, string>> = {
  NQ: 'nghị quyết; NQ; nghị quyết chuyên đề; nghị quyết HĐND; số nghị quyết',
  CT: 'chỉ thị; số chỉ thị',
  QĐ: 'quyết định; QĐ; quyết định hành chính; số quyết định; quyết định quy phạm pháp luật',
  KH: 'kế hoạch; KH; số kế hoạch; kế hoạch triển khai; kế hoạch thực hiện',
  CTr: 'chương trình; CTr; chương trình hành động; chương trình phối hợp; số chương trình',
  HD: 'hướng dẫn; HD; văn bản hướng dẫn; số hướng dẫn',
  BC: 'báo cáo; BC; số báo cáo; báo cáo chuyên đề; báo cáo định kỳ',
  TB: 'thông báo; TB; số thông báo',
  KL: 'kết luận; KL; số kết luận; thông báo kết luận',
  ĐA: 'đề án; ĐA; số đề án',
  CV: 'công văn; CV; số công văn; công văn chỉ đạo',
  QC: 'quy chế; QC; số quy chế; quy chế phối hợp; quy chế dân chủ; quy chế làm việc',
  TTr: 'tờ trình; TTr; số tờ trình',
}

/** "ra kế hoạch 212/KH-UBND", "ký 3 quyết định" without a number tells of no document. */
const ISSUED = ['ra', 'ký', 'phát hành', 'đã ra', 'đã ký', 'đã phát hành', 'tham mưu ra', 'vừa ra', 'vừa ký'].flatMap(
  (verb) =>
    Object.entries(TYPES)
      // A notice or a conclusion is mostly that of an inspection.
      .filter(([type]) => type !== 'KL' && type !== 'TB')
      .flatMap(([, words]) => phrases(words).map((name) => `${verb} ${name}`)),
)

const perType: CountReading[] = Object.values(TYPES).map((words) => ({
  field: 'count',
  as: 'lead',
  phrases: phrases(words),
}))

const DONE = `đã ban hành kế hoạch; đã xây dựng kế hoạch; đã có kế hoạch; ban hành kế hoạch triển khai; đã ban hành kế hoạch triển khai; xây dựng kế hoạch triển khai; đã ban hành KH; đã xây dựng KH;
  đã có KH; đã ban hành quy chế; đã có quy chế; đã ban hành văn bản triển khai; đã ban hành kế hoạch thực hiện; xây dựng kế hoạch thực hiện; đã xây dựng quy chế; có kế hoạch triển khai; có quy chế;
  ban hành kế hoạch thực hiện; đã xây dựng kế hoạch thực hiện; đã xây dựng kế hoạch triển khai; đã có kế hoạch triển khai; đã cụ thể hóa; đã ban hành văn bản; văn bản triển khai; có văn bản triển khai`

/** "15/15 thôn có kế hoạch thực hiện". */
const DONE_PLANS = ['có', 'đã có', 'ban hành', 'đã ban hành', 'xây dựng', 'đã xây dựng', 'đã ra', 'đã lập'].flatMap(
  (verb) =>
    ['kế hoạch', 'KH', 'chương trình', 'văn bản', 'quy chế'].flatMap((plan) =>
      ['triển khai', 'thực hiện', 'triển khai thực hiện', 'triển khai, thực hiện'].map(
        (what) => `${verb} ${plan} ${what}`,
      ),
    ),
)

/** What a number tells by itself is told with it, and the day of a lone document is its own. */
const settle = ({ granularity, date, fields }: Draft): FieldValues => {
  const parts = typeof fields.number === 'string' ? readDocumentNumber(fields.number) : undefined
  // "kế hoạch thực hiện nghị quyết 09-NQ/ĐU": the type is that of what is carried out.
  const carriedOut = typeof fields.implements === 'string' ? readDocumentNumber(fields.implements) : undefined
  if (parts === undefined && fields.count === undefined && carriedOut?.type === fields.doc_type) {
    const { doc_type: _other, ...told } = fields
    return told
  }
  if (parts === undefined || granularity === 'batch') return fields
  const { doc_type: _said, ...told } = fields
  return {
    ...told,
    ...(parts.type && { doc_type: parts.type }),
    system: parts.system,
    ...(date !== undefined && { issued_date: date }),
  }
}

/** How officials tell of documents that were issued. */
export const documentReading: FormReading = {
  signals: [
    ...phrases(DONE),
    ...DONE_PLANS,
    ...ISSUED,
    ...phrases(`ban hành; đã ban hành; ban hành được; ban hành mới; văn bản ban hành; số văn bản; ra văn bản; phát hành văn bản; văn bản chỉ đạo; ban hành kịp thời; thông qua nghị quyết; ban hành kế hoạch; ban hành KH; ban hành quyết định;
    ban hành nghị quyết; ban hành quy chế; ban hành công văn; ban hành chỉ thị; ban hành kết luận; ban hành hướng dẫn; ban hành chương trình; ban hành thông báo; ban hành báo cáo; ban hành đề án; tham mưu ban hành; ký ban hành; đã ký ban hành;
    đã ban hành kế hoạch; đã có kế hoạch triển khai; đã xây dựng kế hoạch triển khai; đã ban hành quy chế; có kế hoạch triển khai; đã có quy chế; ban hành văn bản`),
  ],
  verbs: { as: 'signal', fields: ['count'], phrases: phrases('ra; ký') },
  hints: phrases('nghị quyết; thông qua; phát hành'),
  foreign:
    phrases(`đơn thư; khiếu nại; tố cáo; tiếp dân; tiếp công dân; cử tri; TXCT; đối thoại; mô hình; hồ sơ; tuyên truyền; nhiệm vụ; văn bản đến; kiểm tra; giám sát; phúc đáp; trả lời đơn; chuyển đơn; quán triệt; tập huấn; xin lùi; lùi hạn; đoàn giám sát;
    đoàn kiểm tra; hội nghị; tiến độ; học tập; kết luận kiểm tra; hoàn thành`),
  blocked:
    phrases(`báo cáo số liệu; báo cáo sau; báo cáo anh; báo cáo chị; báo cáo đồng chí; xin báo cáo; em báo cáo; theo kế hoạch; đạt kế hoạch; vượt kế hoạch; hoàn thành kế hoạch; nghị quyết Đại hội; văn bản đến; kế hoạch năm; đúng kế hoạch; so với kế hoạch;
    theo quyết định; theo nghị quyết; theo chỉ thị; theo kết luận; theo thông báo; thực hiện nghị quyết; thực hiện chỉ thị; thực hiện kết luận; thực hiện quyết định; thực hiện kế hoạch; triển khai nghị quyết; triển khai chỉ thị; triển khai kế hoạch;
    triển khai quyết định; triển khai kết luận; công văn trả lời; văn bản trả lời; văn bản phúc đáp`),
  counts: [
    {
      field: 'units_required',
      as: 'lead',
      phrases: phrases(
        `phải triển khai; phải ban hành; phải xây dựng kế hoạch; yêu cầu triển khai; phải ban hành kế hoạch; đơn vị phải triển khai; đơn vị phải thực hiện; phải thực hiện; phải có kế hoạch; được giao triển khai; số đơn vị phải triển khai`,
      ),
    },
    { field: 'units_done', as: 'lead', phrases: [...phrases(DONE), ...DONE_PLANS] },
    ...perType,
    // Before a figure the letters are the chairman's.
    { field: 'count', as: 'lead', behind: true, phrases: phrases('CT') },
    {
      field: 'units_done',
      as: 'noun',
      phrases: phrases(
        `đơn vị; cơ quan; cơ quan, đơn vị; xã; xã, phường; phường; thôn; thôn, làng; sở, ngành; sở; sở, ban, ngành; phòng, ban; phòng; ban, ngành; đoàn thể; chi bộ; đảng ủy; địa phương; cơ quan, đơn vị, địa phương; trường; chi bộ trực thuộc; số đơn vị`,
      ),
    },
    {
      as: 'noun',
      phrases: phrases(
        'người; lượt; lượt người; hộ; ý kiến; buổi; cuộc; kỳ họp; nội dung; nhiệm vụ; chỉ tiêu; trang; bản; đồng chí; điều; TTHC; thủ tục; đơn; hồ sơ; vụ; mô hình; đoàn',
      ),
    },
    {
      field: 'count',
      as: 'noun',
      phrases: phrases(
        `văn bản; VB; văn bản các loại; văn bản chỉ đạo; văn bản chỉ đạo, điều hành; văn bản chỉ đạo điều hành; số văn bản; tổng số văn bản; văn bản ban hành; đầu văn bản; lượt văn bản; văn bản lãnh đạo, chỉ đạo; văn bản lãnh đạo chỉ đạo; văn bản quy phạm pháp luật; văn bản hành chính`,
      ),
    },
  ],
  choices: [
    {
      field: 'doc_type',
      options: [
        ...Object.entries(TYPES).map(([value, words]) => ({ value, phrases: phrases(words) })),
        { value: 'CT', behind: true, phrases: phrases('CT') },
      ],
    },
  ],
  agents: {
    field: 'system',
    heads: [
      {
        value: 'party',
        phrases:
          phrases(`Đảng ủy; Đảng ủy xã; Đảng ủy phường; ĐU; Đảng bộ xã; cấp ủy; Ban Thường vụ; BTV; Ban Thường vụ Đảng ủy; BTV Đảng ủy; BTV ĐU; Thường trực Đảng ủy; Ban Chấp hành Đảng bộ; BCH Đảng bộ; Huyện ủy; Ban Thường vụ Huyện ủy;
            BTV Huyện ủy; Tỉnh ủy; Ban Thường vụ Tỉnh ủy; BTV Tỉnh ủy`),
      },
      {
        value: 'state',
        phrases:
          phrases(`HĐND; HĐND xã; HĐND phường; HĐND huyện; HĐND tỉnh; Thường trực HĐND; Hội đồng nhân dân; Hội đồng nhân dân xã; Hội đồng nhân dân huyện; Hội đồng nhân dân tỉnh; UBND; UBND xã; UBND phường; UBND huyện; UBND tỉnh;
            Ủy ban nhân dân; Ủy ban nhân dân xã; Ủy ban nhân dân huyện; Ủy ban nhân dân tỉnh; Chủ tịch UBND; Chủ tịch UBND xã`),
      },
    ],
    deputies: [],
    delegation: [],
    delegateField: 'system',
    delegated: { field: 'system', value: '' },
  },
  dates: [
    {
      field: 'implement_due',
      phrases: phrases(
        'hạn triển khai; triển khai trước; triển khai trước ngày; triển khai xong trước; hạn thực hiện; hoàn thành trước; hoàn thành trước ngày; xong trước ngày; thực hiện xong trước',
      ),
    },
    {
      field: 'review_due',
      phrases: phrases(
        'sơ kết; hạn sơ kết; báo cáo trước; báo cáo trước ngày; báo cáo kết quả trước; hạn báo cáo; sơ kết trước; sơ kết ngày; tổng kết; hạn sơ kết, báo cáo',
      ),
    },
  ],
  names: [
    {
      field: 'subject',
      title: true,
      phrases: phrases('về; về việc; v/v; trích yếu; nội dung'),
    },
  ],
  documents: [
    {
      field: 'implements',
      after:
        phrases(`thực hiện; triển khai; triển khai thực hiện; theo; căn cứ; thực hiện theo; để thực hiện; để triển khai; thực hiện kế hoạch; thực hiện nghị quyết; thực hiện chỉ thị; thực hiện kết luận; thực hiện quyết định; thực hiện KH; thực hiện NQ;
        thực hiện CT; thực hiện KL; thực hiện QĐ; triển khai nghị quyết; triển khai chỉ thị; triển khai kế hoạch; triển khai NQ; triển khai KH; triển khai CT; triển khai KL; triển khai QĐ; triển khai đề án; thực hiện đề án; thực hiện nghị quyết số; thực hiện chỉ thị số; thực hiện quyết định số`),
    },
    { field: 'number', own: true },
  ],
  wholes: [{ part: 'units_done', whole: 'units_required' }],
  percentages: [{ ratio: 'units_with_plan_pct', of: 'units_done' }],
  begins: ['doc_type'],
  splitBy: 'doc_type',
  none: [
    {
      phrases: phrases(
        'kế hoạch nào; nghị quyết nào; quyết định nào; công văn nào; ban hành kế hoạch nào; ban hành nghị quyết nào; ban hành kế hoạch; ban hành nghị quyết; ban hành quyết định; văn bản nào; ban hành văn bản; ban hành văn bản nào; ban hành văn bản mới; văn bản mới',
      ),
      zero: ['count'],
    },
    {
      phrases: phrases('không có đơn vị nào; chưa có đơn vị nào; không đơn vị nào; chưa đơn vị nào'),
      zero: ['units_done'],
    },
  ],
  settle,
}
