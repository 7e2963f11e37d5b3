import type { ChoiceReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'
import { topicWords } from './topic-words.ts'

/** How officials tell what a single petition is and what became of it. */
export const petitionChoiceWords: readonly ChoiceReading[] = [
  {
    field: 'pkind',
    granularity: 'event',
    options: [
      { value: 'complaint', phrases: phrases('khiếu nại; KN; khiếu nại tập thể; khiếu nại đông người') },
      { value: 'denunciation', phrases: phrases('tố cáo; TC; tố cáo tập thể') },
      {
        value: 'recommendation',
        phrases:
          phrases(`kiến nghị; phản ánh; kiến nghị phản ánh; kiến nghị, phản ánh; phản ánh, kiến nghị; phản ánh kiến nghị;
        KNPA; PAKN; đề nghị`),
      },
    ],
  },
  { field: 'topic', granularity: 'event', options: topicWords },
  {
    field: 'eligible',
    granularity: 'event',
    options: [
      {
        value: true,
        phrases: phrases('đủ điều kiện; đủ điều kiện xử lý; đủ điều kiện thụ lý; hợp lệ; đủ điều kiện giải quyết'),
      },
      {
        value: false,
        phrases: phrases(
          `không đủ điều kiện; không đủ điều kiện xử lý; không đủ điều kiện thụ lý; không hợp lệ; chưa đủ điều kiện`,
        ),
      },
    ],
  },
  {
    field: 'ineligible_reason',
    granularity: 'event',
    options: [
      { value: 'duplicate', phrases: phrases('trùng lắp; trùng lặp; trùng; đơn trùng; trùng nội dung') },
      { value: 'anonymous', phrases: phrases('nặc danh; mạo danh; đơn nặc danh') },
      { value: 'no_address', phrases: phrases('không rõ địa chỉ; không có địa chỉ; không ghi địa chỉ') },
      { value: 'no_signature', phrases: phrases('không ký tên; không có chữ ký; không ký') },
    ],
  },
  {
    field: 'in_competence',
    granularity: 'event',
    options: [
      {
        value: true,
        phrases:
          phrases(`thuộc thẩm quyền; thuộc thẩm quyền giải quyết; đúng thẩm quyền; trong thẩm quyền; thuộc thẩm quyền của
        xã; thuộc thẩm quyền cấp xã; thuộc thẩm quyền xã`),
      },
      {
        value: false,
        phrases: phrases('không thuộc thẩm quyền; ngoài thẩm quyền; không thuộc thẩm quyền giải quyết'),
      },
    ],
  },
  {
    field: 'handling',
    granularity: 'event',
    options: [
      { value: 'accept', phrases: phrases('thụ lý; đã thụ lý; thụ lý giải quyết; đang thụ lý') },
      { value: 'guide', phrases: phrases('hướng dẫn; đã hướng dẫn; hướng dẫn công dân') },
      {
        value: 'forward',
        phrases:
          phrases(`chuyển đơn; đã chuyển; chuyển; chuyển cơ quan; chuyển cơ quan có thẩm quyền; chuyển cơ quan thẩm quyền; chuyển cấp có thẩm quyền; chuyển cơ quan khác; chuyển
        cấp trên; chuyển đến cơ quan có thẩm quyền; chuyển cơ quan chức năng; chuyển lên tỉnh; chuyển tỉnh; chuyển nơi khác; chuyển ngành khác; chuyển tới`),
      },
      {
        value: 'answer',
        phrases: phrases(
          'trả lời; đã trả lời; trả lời công dân; trả lời bằng văn bản; đã trả lời bằng văn bản; đã có văn bản trả lời',
        ),
      },
      { value: 'file', phrases: phrases('lưu đơn; xếp lưu; lưu; xếp lưu đơn') },
      { value: 'urge', phrases: phrases('đôn đốc') },
    ],
  },
  {
    field: 'state',
    granularity: 'event',
    options: [
      {
        value: 'pending',
        phrases:
          phrases(`đang giải quyết; đang xử lý; đang xem xét; đang xác minh; đang trong quá trình giải quyết; đang thụ lý;
        đang xem xét giải quyết`),
      },
      {
        value: 'resolved',
        phrases: phrases('đã giải quyết; giải quyết xong; đã giải quyết xong; đã xong; xong; đã được giải quyết'),
      },
      { value: 'withdrawn', phrases: phrases('rút; rút đơn; đã rút; xin rút đơn; đã rút đơn; xin rút; tự rút') },
      { value: 'suspended', phrases: phrases('đình chỉ; đình chỉ giải quyết') },
      { value: 'unresolved', phrases: phrases('chưa giải quyết; chưa xử lý') },
    ],
  },
  {
    field: 'source',
    granularity: 'event',
    options: [
      { value: 'direct', phrases: phrases('nộp trực tiếp; gửi trực tiếp; trực tiếp nộp; nộp tại trụ sở') },
      { value: 'post', phrases: phrases('qua bưu điện; bưu điện; đường bưu điện; qua đường bưu điện') },
      {
        value: 'forwarded_in',
        phrases:
          phrases(`do cơ quan khác chuyển đến; cơ quan khác chuyển đến; tỉnh chuyển xuống; cấp trên chuyển xuống; cấp trên
        chuyển về; do tỉnh chuyển`),
      },
      { value: 'online', phrases: phrases('qua mạng; trực tuyến; qua email; qua cổng dịch vụ công; qua zalo') },
      {
        value: 'reception',
        phrases: phrases('qua tiếp dân; qua tiếp công dân; tại buổi tiếp dân; tại buổi tiếp công dân; khi tiếp dân'),
      },
    ],
  },
  {
    field: 'signers',
    granularity: 'event',
    options: [
      {
        value: 'many',
        phrases: phrases(
          'nhiều người đứng tên; nhiều người ký; tập thể ký; đơn tập thể; khiếu nại tập thể; tố cáo tập thể; kiến nghị tập thể; đơn đông người',
        ),
      },
    ],
  },
]
