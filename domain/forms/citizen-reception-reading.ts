import type { Draft, FormReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'
import type { FieldValues } from './form.ts'
import { receptionAgentWords } from './reception-agent-words.ts'
import { topicWords } from './topic-words.ts'

const HEADS = ['secretary', 'chair', 'council', 'agency_head']

const SESSIONS = [
  'buổi',
  'cuộc',
  'kỳ',
  'phiên',
  'lần',
  'buổi tiếp',
  'buổi tiếp dân',
  'buổi tiếp công dân',
  'kỳ tiếp dân',
]
const NOT_HELD = `tiếp; tiếp được; tiếp dân; tiếp công dân; tổ chức; tổ chức được; tổ chức tiếp; tổ chức tiếp dân; tổ chức tiếp
  công dân; tiếp dân được; trực tiếp tiếp; trực tiếp tiếp dân; tổ chức tiếp dân được; tham gia tiếp; tham gia tiếp dân; thực hiện; thực hiện được`

/** "không tiếp buổi nào", "chưa tổ chức kỳ nào", "không có buổi nào". */
const noSession = SESSIONS.flatMap((session) => [
  `không ${session} nào`,
  ...['có', ...phrases(NOT_HELD)].flatMap((held) => [`không ${held} ${session} nào`, `chưa ${held} ${session} nào`]),
])
const sessionsMissed = ['kỳ', 'buổi', 'cuộc', 'phiên'].flatMap((session) =>
  [
    'không tổ chức',
    'không tổ chức được',
    'không tiếp',
    'không tiếp được',
    'chưa tổ chức',
    'không tổ chức tiếp dân',
    'hoãn',
  ].map((missed) => `${session} ${missed}`),
)

/** What a head's or an officer's reception implies, and whose sessions a bare count of sessions tells. */
const settle = ({ granularity, fields, nested, planned }: Draft): FieldValues => {
  if (planned) return fields
  const settled: FieldValues = { ...fields }
  const head = typeof fields.receiver_role === 'string' && HEADS.includes(fields.receiver_role)
  const batch = granularity === 'batch'
  if (fields.receiver_role === 'officer') {
    settled.kind ??= 'regular'
    settled.mode ??= 'direct'
    return settled
  }
  if (!batch) {
    // Figures told all the same stay: the check says that they cannot be.
    if (fields.mode === 'cancelled') return { turns: 0, people: 0, cases: 0, ...settled }
    // "hôm qua CT không tiếp buổi nào": the day's session was not held.
    if (fields.sessions === 0 && granularity === 'event') {
      const { sessions: _, ...others } = settled
      return { ...others, mode: 'cancelled', turns: 0, people: 0, cases: 0 }
    }
    if (head && fields.mode === undefined) settled.mode = 'direct'
    if (head && settled.mode === 'direct') settled.kind ??= 'periodic'
    if (granularity === 'event') delete settled.sessions
    return settled
  }
  delete settled.mode
  const { sessions } = fields
  if (!head || typeof sessions !== 'number' || sessions === 0) return settled
  const parts = fields.sessions_direct !== undefined || nested.has('sessions_delegated')
  if (parts) return settled
  // "Bí thư tiếp 08 cuộc, ủy quyền 01": the eight are his own.
  delete settled.sessions
  if (fields.mode === 'delegated' && fields.sessions_delegated === undefined)
    return { ...settled, sessions_delegated: sessions }
  return { ...settled, sessions_direct: sessions }
}

/** How officials tell of receptions. */
export const citizenReceptionReading: FormReading = {
  signals: phrases(`tiếp dân; tiếp công dân; TCD; tiếp đón công dân; tiếp người dân; buổi tiếp; lịch tiếp dân; lượt công
          dân; lượt tiếp; công dân đến; khiếu nại trực tiếp`),
  hints: [
    ...noSession,
    ...sessionsMissed,
    ...phrases(`tiếp; tiếp được; lượt; đoàn đông người; được tiếp; tiếp thay; tiếp định kỳ; tiếp thường xuyên; tiếp đột
          xuất; người dân đến; người đến; dân đến; ai đến; ai tới; không có ai đến; không có ai tới; không ai đến; người nào đến; dân nào đến; đến phản ánh; người khiếu nại; người phản ánh; người kiến nghị; công dân khiếu nại; khiếu kiện; đến khiếu nại; đến kiến nghị`),
  ],
  foreign:
    phrases(`đối thoại; kiểm tra; nghỉ phép; nghỉ lễ; nghỉ ốm; tai nạn; bị thương; hòa giải; vụ cháy; vụ án; vi phạm; cuộc họp; phiên họp; suất quà; người tham dự; cử tri; TXCT; tiếp xúc; tuyên truyền; mít tinh; người dự; lượt người dự; người tham dự; người
          tham gia; lượt người tham gia; người nghe; lượt xem; lượt truy cập; lượt theo dõi; lượt thích; lượt chia sẻ; lượt tiếp cận; lượt đọc; lắng nghe; tập huấn; hội nghị; mô
          hình; hộ nghèo; hồ sơ; hs; đoàn công tác; đoàn kiểm tra; đoàn giám sát; đoàn khách; giám sát; khám bệnh;
          tiêm; thăm hỏi; tặng quà; hội viên; đảng viên; lượt tương tác`),
  blocked:
    phrases(`dân vận; công tác dân vận; tiếp tục; tiếp thu; tiếp theo; tiếp cận; tiếp nối; đón tiếp; giao tiếp; nhiệm vụ; dịch vụ; công
          vụ; phục vụ; nội vụ; vụ mùa; vụ xuân; mọi người; con người; người đứng đầu; người phụ trách; việc làm;
          làm việc; công việc; thông tin cuộc; cuộc sống; đoàn kết; đoàn thể; đoàn thanh niên; kỳ họp; kỳ này; kỳ
          trước; định kỳ và đột xuất; thường kỳ; giao ban; đạt tỷ lệ; đạt tỉ lệ; đạt chỉ tiêu; đạt kế hoạch`),
  counts: [
    {
      field: 'answered_on_site',
      as: 'lead',
      phrases:
        phrases(`giải thích bằng lời; hướng dẫn bằng lời; hướng dẫn, giải thích bằng lời; giải thích, hướng dẫn bằng lời; trả lời tại chỗ; giải thích tại chỗ; giải quyết tại chỗ; giải đáp tại chỗ; hướng dẫn tại chỗ; xử lý tại
          chỗ; trả lời ngay; giải quyết ngay; giải quyết ngay tại buổi tiếp; trả lời trực tiếp; trả lời trực tiếp
          tại buổi tiếp; trả lời, giải thích tại chỗ; trả lời giải thích tại chỗ; giải thích, trả lời tại chỗ;
          giải thích, hướng dẫn tại chỗ; hướng dẫn, giải thích tại chỗ; trả lời ngay tại chỗ; giải thích ngay tại
          chỗ; giải quyết ngay tại chỗ; trả lời tại buổi tiếp; trả lời tại buổi tiếp dân; giải đáp ngay; giải đáp
          trực tiếp; tại chỗ`),
    },
    {
      field: 'cases_first',
      as: 'lead',
      phrases:
        phrases(`lần đầu; tiếp lần đầu; vụ lần đầu; vụ việc lần đầu; vụ việc tiếp lần đầu; đến lần đầu; vụ mới; vụ việc
          mới; mới phát sinh`),
    },
    {
      field: 'cases_repeat',
      as: 'lead',
      phrases:
        phrases(`nhiều lần; tiếp nhiều lần; vụ nhiều lần; vụ việc nhiều lần; vụ việc tiếp nhiều lần; đến nhiều lần; vụ
          việc cũ; vụ cũ; tiếp lại; lặp lại; kéo dài`),
    },
    // "vụ việc 3 (cũ 1, mới 2)"
    { field: 'cases_first', as: 'lead', beside: true, phrases: phrases('mới') },
    { field: 'cases_repeat', as: 'lead', beside: true, phrases: phrases('cũ') },
    {
      field: 'large_groups',
      as: 'noun',
      phrases:
        phrases(`đoàn đông người; đoàn; đoàn đông; lượt đoàn; lượt đoàn đông người; đoàn khiếu kiện đông người; đoàn
          khiếu nại đông người; đoàn công dân; đoàn công dân đông người; vụ đông người; lượt đông người`),
    },
    {
      field: 'sessions_missed',
      as: 'lead',
      phrases: [
        ...sessionsMissed,
        ...phrases(`thiếu; vắng; bỏ lỡ; còn thiếu; tiếp thiếu; không tổ chức; không tổ chức tiếp dân; không tổ chức tiếp công dân; không tiếp dân; không tiếp công dân; hoãn tiếp dân; không tiếp; không tiếp được; không tổ chức tiếp; không tổ chức được; nghỉ tiếp dân; nghỉ tiếp công dân; chưa tổ chức;
          hoãn`),
      ],
    },
    {
      field: 'turns',
      as: 'noun',
      phrases:
        phrases(`lượt; lượt tiếp; lượt người; lượt công dân; lượt dân; lượt người dân; lượt tiếp công dân; lượt tiếp dân;
          lượt công dân đến; lượt người đến; số lượt; lần tiếp`),
    },
    {
      field: 'people',
      as: 'noun',
      phrases: phrases(
        `người; công dân; người dân; người khiếu nại; người phản ánh; người kiến nghị; công dân khiếu nại; bà con; người đến; công dân đến; người dân đến; bà con đến; dân đến; người dân tới; bà con tới; số người; dân; số công dân`,
      ),
    },
    {
      field: 'cases',
      as: 'noun',
      phrases: phrases('vụ; vụ việc; việc; số vụ; số vụ việc; sự việc; nội dung vụ việc'),
    },
    {
      field: 'petitions_taken',
      as: 'noun',
      yields: true,
      phrases: phrases(
        `đơn; đơn thư; lá đơn; nhận đơn; tiếp nhận đơn; đơn nhận; số đơn; đơn tiếp nhận; đơn của công dân`,
      ),
    },
    { field: 'petitions_taken', as: 'base', yields: true, phrases: phrases('nhận; tiếp nhận; nhận được; thu nhận') },
    {
      as: 'lead',
      phrases: phrases(
        `chuyển; chuyển đơn; đang xem xét; ý kiến; hướng dẫn; kiến nghị; phản ánh; khiếu nại; tố cáo; đề nghị`,
      ),
    },
    {
      field: 'sessions_delegated',
      as: 'lead',
      phrases: phrases(
        'ủy quyền; ủy quyền tiếp; ủy quyền tiếp dân; ủy quyền tiếp công dân; ủy quyền cho; cấp phó tiếp; tiếp thay; số buổi ủy quyền',
      ),
    },
    {
      field: 'sessions_direct',
      as: 'lead',
      phrases:
        phrases(`trực tiếp; trực tiếp tiếp; tiếp trực tiếp; trực tiếp tiếp dân; trực tiếp tiếp công dân; số buổi trực
          tiếp`),
    },
    {
      field: 'sessions',
      as: 'noun',
      namesEvent: true,
      phrases:
        phrases(`buổi; cuộc; kỳ; phiên; buổi tiếp; cuộc tiếp; kỳ tiếp; buổi tiếp dân; buổi tiếp công dân; cuộc tiếp dân;
          cuộc tiếp công dân; kỳ tiếp dân; kỳ tiếp công dân; phiên tiếp dân; ngày tiếp dân; ngày tiếp công dân; số
          buổi; số cuộc; số kỳ`),
    },
  ],
  choices: [
    {
      field: 'kind',
      exclusive: true,
      options: [
        { value: 'periodic', phrases: phrases('định kỳ; tiếp định kỳ; tiếp dân định kỳ; tiếp công dân định kỳ') },
        { value: 'adhoc', phrases: phrases('đột xuất; tiếp đột xuất; tiếp dân đột xuất; tiếp công dân đột xuất') },
        {
          value: 'regular',
          phrases: phrases('thường xuyên; tiếp thường xuyên; tiếp dân thường xuyên; tiếp công dân thường xuyên'),
        },
      ],
    },
    {
      field: 'mode',
      tells: ['cancelled'],
      options: [
        {
          value: 'direct',
          phrases: phrases('trực tiếp tiếp; tiếp trực tiếp; trực tiếp tiếp dân; trực tiếp tiếp công dân; trực tiếp'),
        },
        {
          value: 'cancelled',
          phrases:
            phrases(`không tổ chức; không tổ chức tiếp; không tổ chức được; không tổ chức tiếp dân; không tổ chức tiếp công
          dân; không tổ chức buổi tiếp; không tổ chức buổi tiếp dân; không tiếp dân; không tiếp công dân; không
          tiếp; không tiếp được; không tiếp dân được; hoãn; hoãn tiếp dân; hoãn tiếp công dân; hoãn lịch tiếp dân;
          hoãn buổi tiếp dân; tạm hoãn; tạm dừng tiếp dân; tạm dừng tiếp công dân; tạm dừng; hủy buổi tiếp dân;
          hủy lịch tiếp dân; hủy buổi tiếp; hủy lịch tiếp; hủy buổi tiếp công dân; hủy tiếp dân; hủy; bị hủy; phải hủy; bị hoãn; phải hoãn; nghỉ tiếp dân; nghỉ tiếp công dân; nghỉ tiếp`),
        },
      ],
    },
    {
      field: 'channel',
      options: [
        {
          value: 'online',
          phrases: phrases(
            `trực tuyến; tiếp dân trực tuyến; tiếp công dân trực tuyến; qua mạng; online; qua zoom; tiếp trực tuyến`,
          ),
        },
        { value: 'in_person', phrases: phrases('tại trụ sở tiếp công dân; tại phòng tiếp dân') },
      ],
    },
    { field: 'topics', options: topicWords },
  ],
  agents: receptionAgentWords,
  texts: [{ field: 'cancel_reason', with: ['sessions_missed'], when: { field: 'mode', value: 'cancelled' } }],
  none: [
    { phrases: noSession, zero: ['sessions'] },
    {
      phrases:
        phrases(`ai; ai đến; ai tới; ai đến tiếp dân; ai đến đăng ký; người đến; người nào; người nào đến; người; người
          dân; người dân đến; người dân nào; người dân nào đến; công dân; công dân đến; công dân nào; công dân nào
          đến; công dân tới; dân; dân đến; dân nào đến; lượt nào; lượt; lượt công dân nào; bà con nào; bà con nào
          đến; bà con đến; trường hợp nào; phát sinh; lượt tiếp nào; không tiếp công dân nào; không tiếp ai; không
          tiếp lượt nào; không tiếp người nào; không tiếp được ai; không ai đến; không người nào đến; không có ai đến; không có ai tới; không có ai`),
      zero: ['turns', 'people', 'cases'],
    },
  ],
  contexts: [{ after: 'large_groups', fields: { people: 'large_group_people', cases: 'large_group_cases' } }],
  settle,
}
