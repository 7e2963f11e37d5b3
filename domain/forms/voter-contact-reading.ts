import type { Draft, FormReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'
import type { FieldValue, FieldValues } from './form.ts'
import { afterSession, beforeSession, sessionOptions } from './session-words.ts'

/** "kiến nghị cử tri kỳ trước", "kn của cử tri lần trước": what had been recorded before. */
const recordedBefore = ['ý kiến, kiến nghị', 'ý kiến', 'kiến nghị', 'kn', 'KN', 'kiến nghị, phản ánh'].flatMap(
  (opinion) =>
    ['cử tri', 'của cử tri'].flatMap((of) =>
      ['kỳ trước', 'lần trước', 'đợt trước', 'tồn', 'kỳ trước chuyển sang', 'tồn kỳ trước', 'còn tồn'].flatMap(
        (before) => [`${opinion} ${of} ${before}`, `${opinion} ${before}`, `${opinion} ${before} ${of}`],
      ),
    ),
)

/** "38 ý kiến cử tri: xã 25, tỉnh 11, trung ương 2": what makes up the sum is the commune's share, and no count of communes. */
const withCommuneShare = (fields: FieldValues): FieldValues => {
  const { units_covered, ...told } = fields
  const amount = (value: FieldValue | undefined) => (typeof value === 'number' ? value : 0)
  const shares = amount(units_covered) + amount(told.op_province) + amount(told.op_central)
  const whole = told.recorded ?? told.opinions
  const divided = told.op_province !== undefined || told.op_central !== undefined
  return units_covered !== undefined && divided && told.op_commune === undefined && shares === whole
    ? { ...told, op_commune: units_covered }
    : fields
}

/** With one of these a meeting itself is told of. */
const OF_MEETING = ['points', 'voters', 'answered_on_site', 'units_covered'] as const

/** "cập nhật: 14 kiến nghị, đã giải quyết 11": what is replied to afterwards had been recorded. */
const settle = ({ fields: read, updates }: Draft): FieldValues => {
  const fields = withCommuneShare(read)
  const { opinions, ...told } = fields
  const afterwards =
    updates &&
    told.replied !== undefined &&
    told.recorded === undefined &&
    !OF_MEETING.some((field) => told[field] !== undefined)
  return afterwards && opinions !== undefined ? { ...told, recorded: opinions } : fields
}

/** How officials tell of meetings of representatives with voters. */
export const voterContactReading: FormReading = {
  signals:
    phrases(`tiếp xúc cử tri; TXCT; tiếp xúc với cử tri; tiếp xúc CT; TX cử tri; hội nghị tiếp xúc; điểm tiếp xúc; lượt cử tri; cử
      tri tham dự; kiến nghị cử tri; kn cử tri; ý kiến cử tri; kiến nghị của cử tri; ý kiến của cử tri; ý kiến, kiến nghị cử tri; ý
      kiến, kiến nghị của cử tri; cử tri`),
  hints: phrases('đại biểu HĐND; đại biểu Quốc hội; ĐBQH; trước kỳ họp; sau kỳ họp; kn của cử tri'),
  foreign:
    phrases(`đối thoại; tiếp dân; tiếp công dân; đơn thư; giám sát; lấy ý kiến cử tri; danh sách cử tri; bầu cử; cử tri đi bầu;
    thẻ cử tri; chất vấn; tập huấn`),
  blocked:
    phrases(`trước và sau kỳ họp; trước và sau các kỳ họp; trước, sau kỳ họp; trước, sau các kỳ họp; trước và sau mỗi kỳ họp; đặc
    điểm; thời điểm; địa điểm; quan điểm; trọng điểm; thí điểm; điểm nóng; nông thôn; nông thôn mới; UBND xã; đảng ủy xã; cuộc sống`),
  counts: [
    { field: 'recorded', as: 'lead', phrases: recordedBefore },
    {
      field: 'op_central',
      as: 'lead',
      phrases:
        phrases(`thuộc thẩm quyền Trung ương; thuộc thẩm quyền của Trung ương; thẩm quyền Trung ương; thuộc Trung ương; Trung ương;
          thuộc thẩm quyền TW; thẩm quyền TW; thuộc TW; TW; cấp Trung ương; thuộc thẩm quyền TƯ; thuộc TƯ; thuộc thẩm quyền cấp
          Trung ương; thuộc thẩm quyền các bộ, ngành Trung ương; bộ, ngành Trung ương; kiến nghị Trung ương`),
    },
    {
      field: 'op_province',
      as: 'lead',
      phrases:
        phrases(`thuộc thẩm quyền tỉnh; thuộc thẩm quyền của tỉnh; thuộc thẩm quyền cấp tỉnh; thẩm quyền tỉnh; thẩm quyền cấp tỉnh;
          thẩm quyền của tỉnh; thuộc tỉnh; cấp tỉnh; của tỉnh; thuộc thẩm quyền giải quyết của tỉnh; thuộc thẩm quyền UBND tỉnh;
          thuộc cấp tỉnh; chuyển tỉnh; chuyển lên tỉnh; chuyển cấp tỉnh; kiến nghị tỉnh; thuộc thẩm quyền thành phố`),
    },
    { field: 'op_province', as: 'lead', beside: true, phrases: phrases('tỉnh') },
    {
      field: 'op_commune',
      as: 'lead',
      phrases:
        phrases(`thuộc thẩm quyền xã; thuộc thẩm quyền của xã; thuộc thẩm quyền cấp xã; thẩm quyền xã; thẩm quyền cấp xã; thẩm quyền của
          xã; thuộc xã; cấp xã; của xã; thuộc cấp xã; thuộc thẩm quyền giải quyết của xã; thuộc thẩm quyền UBND xã; thuộc thẩm quyền
          phường; thuộc thẩm quyền của phường; thuộc thẩm quyền địa phương; thuộc thẩm quyền của huyện; thuộc thẩm quyền huyện; thuộc
          thẩm quyền cấp huyện; cấp huyện; thẩm quyền huyện; thẩm quyền địa phương; thuộc thẩm quyền`),
    },
    {
      field: 'answered_on_site',
      as: 'lead',
      phrases:
        phrases(`giải trình; giải trình tại chỗ; giải trình, trả lời tại chỗ; trả lời, giải trình tại chỗ; giải trình, làm rõ; giải trình
          tại hội nghị; đã giải trình; được giải trình; được giải trình tại chỗ; trả lời tại chỗ; trả lời trực tiếp; trả lời ngay; trả lời
          ngay tại hội nghị; trả lời tại hội nghị; giải đáp; giải đáp tại chỗ; giải đáp tại hội nghị; giải đáp ngay; giải thích tại chỗ; giải
          quyết tại chỗ; tại chỗ; tại hội nghị; giải đáp, trả lời tại chỗ; được giải đáp; được trả lời tại chỗ; đã trả lời tại chỗ; đã giải
          đáp tại chỗ; trả lời, giải đáp tại chỗ; giải trình trực tiếp; giải đáp trực tiếp`),
    },
    {
      field: 'replied',
      as: 'lead',
      phrases:
        phrases(`trả lời; đã trả lời; được trả lời; đã được trả lời; giải quyết; đã giải quyết; được giải quyết; đã được giải quyết; giải
          quyết xong; đã giải quyết xong; đã giải quyết, trả lời; giải quyết, trả lời; trả lời, giải quyết; đã trả lời, giải quyết; trả lời
          bằng văn bản; đã trả lời bằng văn bản; có văn bản trả lời; đã có văn bản trả lời; trả lời xong; đã xử lý; trả lời
          cử tri; đã trả lời cử tri; trả lời thêm; đã trả lời thêm; giải quyết thêm; đã giải quyết thêm; giải quyết dứt điểm`),
    },
    {
      field: 'recorded',
      as: 'lead',
      phrases:
        phrases(`tiếp thu; ghi nhận; tiếp thu, ghi nhận; tiếp thu ghi nhận; ghi nhận, tiếp thu; ghi nhận, tổng hợp; tổng hợp; tổng hợp,
          chuyển; tổng hợp chuyển; tổng hợp gửi; tổng hợp chuyển cấp trên; tiếp thu, tổng hợp; tiếp thu và ghi nhận; ghi nhận và tổng hợp;
          tiếp thu giải quyết; tiếp thu, giải quyết; chuyển; chuyển cơ quan có thẩm quyền; chuyển cấp có thẩm quyền; tổng hợp chuyển cơ quan có thẩm quyền; tổng hợp, chuyển cơ quan có thẩm
          quyền; tổng hợp chuyển cấp có thẩm quyền; tổng hợp gửi cơ quan có thẩm quyền; chuyển cơ quan có thẩm quyền giải quyết; gửi cơ quan có
          thẩm quyền; chuyển các cơ quan; chuyển
          các ngành; chuyển cơ quan chức năng; kiến nghị cấp trên; đề nghị cấp trên`),
    },
    {
      as: 'lead',
      phrases:
        phrases(`chưa trả lời; còn tồn; chưa giải quyết; còn chưa trả lời; đang giải quyết; đang xem xét; đang xem xét, giải
          quyết; chưa có trả lời; đang tiếp tục xem xét; đang tiếp tục giải quyết; đang tiếp tục xem xét, giải quyết; tiếp tục giải quyết`),
    },
    { field: 'recorded', as: 'base', phrases: phrases('còn; còn lại') },
    {
      field: 'opinions',
      as: 'noun',
      phrases:
        phrases(`ý kiến; kiến nghị; ý kiến, kiến nghị; ý kiến kiến nghị; kiến nghị, phản ánh; ý kiến, phản ánh; ý kiến phản ánh; lượt ý kiến;
          lượt ý kiến phát biểu; ý kiến phát biểu; ý kiến cử tri; kiến nghị cử tri; ý kiến, kiến nghị cử tri; ý kiến, kiến nghị của cử tri; ý
          kiến của cử tri; kiến nghị của cử tri; kn; kn cử tri; kn của cử tri; YK; yk; y/k; ý kiến, kn; yk, kn; số ý kiến; lượt phát biểu; lượt
          kiến nghị; nội dung kiến nghị; ý kiến tham gia; ý kiến đóng góp; ý kiến, nguyện vọng; câu hỏi; câu`),
    },
    {
      field: 'voters',
      as: 'noun',
      phrases:
        phrases(`lượt cử tri; cử tri; lượt cử tri tham dự; cử tri tham dự; cử tri dự; cử tri tham gia; lượt cử tri dự; lượt cử tri tham gia;
          lượt; lượt người; lượt người dự; lượt người tham dự; lượt người tham gia; người; người dự; người tham dự; người dân; lượt tham dự;
          lượt dự; số cử tri; số lượt cử tri; CT dự; lượt CT; đại biểu cử tri; bà con cử tri; lượt bà con cử tri; bà con; đại diện cử tri`),
    },
    {
      field: 'points',
      as: 'noun',
      namesEvent: true,
      phrases:
        phrases(`điểm; điểm tiếp xúc; điểm tiếp xúc cử tri; điểm TXCT; cuộc; cuộc tiếp xúc; cuộc tiếp xúc cử tri; cuộc TXCT; buổi; buổi tiếp
          xúc; buổi tiếp xúc cử tri; buổi TXCT; hội nghị; hội nghị tiếp xúc; hội nghị tiếp xúc cử tri; hội nghị TXCT; HN TXCT; HN tiếp xúc cử
          tri; HN; số điểm; số cuộc; lượt tiếp xúc; nơi; địa điểm tiếp xúc; điểm dân cư; đợt tiếp xúc cử tri; lần tiếp xúc`),
    },
    {
      field: 'units_covered',
      as: 'noun',
      yields: true,
      phrases:
        phrases(`xã; phường; xã, phường; xã, thị trấn; xã, phường, thị trấn; xã, phường, đặc khu; đơn vị; đơn vị cấp xã; đơn vị hành chính;
          địa phương; số xã; thị trấn`),
    },
    {
      as: 'noun',
      phrases: phrases(
        'thôn; thôn, làng; làng; buôn; tổ dân phố; khu dân cư; tổ đại biểu; lượt đại biểu; vị đại biểu; đại biểu',
      ),
    },
    { field: 'replied', as: 'base', phrases: phrases('xong; đã xong') },
  ],
  states: ['replied'],
  choices: [
    {
      field: 'council_level',
      exclusive: true,
      options: [
        {
          value: 'national',
          phrases: phrases(
            `đại biểu Quốc hội; ĐBQH; đoàn ĐBQH; Đoàn đại biểu Quốc hội; Quốc hội; ĐB Quốc hội; đại biểu QH; ĐB QH`,
          ),
        },
        {
          value: 'province',
          phrases:
            phrases(`HĐND tỉnh; đại biểu HĐND tỉnh; ĐB HĐND tỉnh; Hội đồng nhân dân tỉnh; đại biểu Hội đồng nhân dân tỉnh; HĐND thành
            phố; đại biểu HĐND thành phố; tổ đại biểu HĐND tỉnh; đại biểu tỉnh; HĐND cấp tỉnh`),
        },
        {
          value: 'commune',
          phrases:
            phrases(`HĐND xã; đại biểu HĐND xã; ĐB HĐND xã; Hội đồng nhân dân xã; đại biểu Hội đồng nhân dân xã; HĐND phường; đại biểu HĐND
            phường; HĐND đặc khu; tổ đại biểu HĐND xã; tổ đại biểu xã; đại biểu xã; Thường trực HĐND xã; TT HĐND xã; HĐND cấp xã; Hội đồng nhân
            dân phường`),
        },
      ],
    },
    { field: 'session_label', options: sessionOptions },
    {
      field: 'timing',
      exclusive: true,
      options: [
        {
          value: 'before_session',
          phrases: [...beforeSession, ...phrases('trước kỳ họp; trước các kỳ họp; trước khi họp; trước phiên họp')],
        },
        {
          value: 'after_session',
          phrases: [...afterSession, ...phrases('sau kỳ họp; sau các kỳ họp; sau khi họp; sau phiên họp')],
        },
        {
          value: 'thematic',
          phrases: phrases('chuyên đề; theo chuyên đề; TXCT chuyên đề; tiếp xúc cử tri chuyên đề; tiếp xúc chuyên đề'),
        },
      ],
    },
  ],
  dates: [
    {
      field: 'reply_due',
      phrases: phrases('hạn trả lời; hạn; trả lời trước; trả lời trước ngày; chậm nhất; hạn trả lời cử tri; hạn đến'),
    },
  ],
  none: [
    {
      phrases:
        phrases(`tiếp xúc cử tri; TXCT; cuộc nào; điểm nào; hội nghị nào; không tổ chức tiếp xúc cử tri; chưa tổ chức tiếp xúc cử tri; không tiếp xúc cử tri; chưa
        tiếp xúc cử tri; tổ chức tiếp xúc cử tri; cuộc tiếp xúc nào; cuộc tiếp xúc cử tri nào`),
      zero: ['points'],
    },
    {
      phrases: phrases('ý kiến; ý kiến nào; kiến nghị nào; ý kiến, kiến nghị nào; ai có ý kiến; cử tri nào có ý kiến'),
      zero: ['opinions'],
    },
  ],
  wholes: [
    { part: 'replied', whole: 'recorded' },
    { part: 'answered_on_site', whole: 'opinions' },
    { part: 'recorded', whole: 'opinions' },
  ],
  contexts: ['recorded', 'op_province', 'op_central'].map((after) => ({
    after,
    // "ghi nhận 5 (tỉnh 2, xã 3)": whose competence it is, and not how many communes.
    fields: { units_covered: 'op_commune' },
  })),
  begins: ['council_level', 'timing'],
  events: ['points'],
  percentages: [{ ratio: 'voter_replied_pct', of: 'replied' }],
  updates: [
    ...recordedBefore,
    ...phrases(`kỳ trước; lần trước; đợt trước; kỳ họp trước; đã trả lời thêm; trả lời thêm; giải quyết thêm; đã giải quyết thêm; kiến nghị còn
      tồn; kiến nghị tồn`),
  ],
  settle,
}
