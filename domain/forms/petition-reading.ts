import type { FormReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'
import { petitionChoiceWords } from './petition-choice-words.ts'

/** How officials tell of petitions. */
export const petitionReading: FormReading = {
  signals:
    phrases(`đơn thư; tiếp nhận đơn; nhận đơn; xử lý đơn; giải quyết đơn; khiếu nại, tố cáo; khiếu nại tố cáo; KN/TC;
          KNTC; KN, TC; đơn thư khiếu nại; phát sinh đơn; chuyển đơn`),
  verbs: {
    as: 'hint',
    fields: ['complaint_n', 'denunciation_n', 'recommendation_n'],
    phrases: phrases('nhận; nhận được; mới nhận'),
  },
  hints: phrases('đơn; lá đơn; PAKN; KNPA'),
  foreign: phrases(
    `đối thoại; cử tri; tiếp xúc; TTHC; mô hình; đơn vị; hộ nghèo; nhiệm vụ; văn bản chỉ đạo; tai nạn; bị thương; hòa giải; vụ cháy; văn bản đến; văn bản đi`,
  ),
  blocked:
    phrases(`bằng văn bản; đơn vị; đơn giản; hóa đơn; đơn giá; đơn xin; đơn đặt hàng; đơn hàng; đơn phương; kinh tế đơn; cô đơn; neo đơn; đơn thân; đơn côi;
          đơn thuốc; qua phân loại; sau phân loại; sau khi phân loại; vận đơn; đơn độc; cảm nhận; nhận thức; nhận xét; công nhận; xác nhận; nhận định; giấy chứng
          nhận; bấm nhận; chuyển đổi; chuyển biến; vận chuyển; di chuyển; lưu trữ; lưu ý; kỳ này; cơ quan có thẩm quyền; cơ quan thẩm quyền; cấp có thẩm quyền; cấp thẩm quyền; người có thẩm quyền`),
  counts: [
    {
      field: 'forward_replies_n',
      as: 'lead',
      phrases:
        phrases(`công văn trả lời; văn bản trả lời; công văn phúc đáp; văn bản phúc đáp; văn bản phúc đáp do chuyển đơn;
          phúc đáp; văn bản phản hồi; công văn phản hồi; thông báo kết quả giải quyết; văn bản trả lời của cơ
          quan; trả lời bằng văn bản của cơ quan; phúc đáp do chuyển đơn`),
    },
    {
      field: 'ineligible_n',
      as: 'lead',
      phrases:
        phrases(`không đủ điều kiện; không đủ; không đủ điều kiện xử lý; không đủ điều kiện thụ lý; chưa đủ điều kiện;
          chưa đủ điều kiện xử lý; không đủ ĐKXL; không hợp lệ; không đủ điều kiện giải quyết`),
    },
    {
      field: 'withdrawn_n',
      as: 'lead',
      phrases:
        phrases(`rút đơn; xin rút; xin rút đơn; rút; đã rút; tự rút; đình chỉ; rút đơn, đình chỉ; đình chỉ giải quyết;
          tự nguyện rút đơn`),
    },
    {
      field: 'pending_n',
      as: 'lead',
      phrases:
        phrases(`đang giải quyết; đang xử lý; đang; đang xem xét; đang xem xét giải quyết; đang xem xét, giải quyết; đang
          thụ lý; đang trong quá trình giải quyết; đang trong thời gian giải quyết; đang trong thời hạn giải
          quyết; đang trong hạn giải quyết; đang trong hạn; đang xác minh; đang thẩm tra; đang thẩm tra, xác minh;
          chưa giải quyết; chưa giải quyết xong; chưa xong; chưa xử lý; còn tồn; còn tồn lại; còn tồn đọng; tồn
          cuối kỳ; tồn chuyển kỳ sau; chuyển kỳ sau; chuyển sang kỳ sau; còn đang giải quyết; còn lại đang giải
          quyết; hiện đang giải quyết; còn chưa giải quyết; tiếp tục giải quyết; đang tiếp tục giải quyết; đang
          chờ giải quyết; đang làm; dở dang; đơn chưa; đơn chưa giải quyết; đơn chưa xong`),
    },
    {
      field: 'resolved_n',
      as: 'lead',
      phrases:
        phrases(`giải quyết; đã giải quyết; giải quyết được; giải quyết xong; đã giải quyết xong; đã giải quyết dứt điểm;
          giải quyết dứt điểm; xong; đã xong; hoàn thành; đã hoàn thành; làm xong; hoàn tất; được giải quyết; đã
          được giải quyết; xử lý xong; đã xử lý xong; giải quyết và trả lời`),
    },
    {
      field: 'resolved_n',
      as: 'lead',
      ofRatio: true,
      phrases: phrases(
        'giải quyết đơn; giải quyết đơn thư; đã giải quyết đơn; đã giải quyết đơn thư; giải quyết xong đơn; giải quyết xong đơn thư',
      ),
    },
    {
      field: 'carried_over',
      as: 'lead',
      phrases:
        phrases(`tồn kỳ trước; tồn đầu kỳ; tồn đọng kỳ trước; tồn từ kỳ trước; tồn tháng trước; tồn quý trước; tồn năm
          trước; kỳ trước chuyển sang; kỳ trước chuyển qua; kỳ trước tồn; kỳ trước còn; kỳ trước còn lại; kỳ
          trước; tồn kỳ trước chuyển sang; tồn của kỳ trước; tháng trước chuyển sang; tháng trước chuyển qua;
          tháng trước tồn; tháng trước còn; quý trước chuyển sang; năm trước chuyển sang; năm trước tồn; đơn cũ;
          chuyển kỳ trước sang; từ kỳ trước chuyển sang; từ kỳ trước; tồn cũ; đơn tồn kỳ trước; đơn tồn đầu kỳ; đơn tồn cũ; đơn kỳ trước; đơn kỳ trước
          chuyển sang`),
    },
    {
      field: 'carried_over',
      as: 'lead',
      ofBefore: true,
      phrases: phrases('tồn; tồn đọng; đơn tồn; đơn tồn đọng'),
      unlessFirst: ['carried_over', 'pending_n'],
    },
    {
      as: 'lead',
      phrases: phrases(
        `quá hạn; trễ hạn; đúng hạn; không thuộc thẩm quyền; ngoài thẩm quyền; đôn đốc; còn hạn; khác; chưa thụ lý; đơn chưa thụ lý; thụ lý; đã thụ lý`,
      ),
    },
    {
      as: 'noun',
      phrases: phrases(
        'hộ; hộ dân; lượt; người; người dân; công dân; nội dung; lượt người; ý kiến; thôn; xã; buổi; cuộc; văn bản',
      ),
    },
    {
      field: 'eligible_n',
      as: 'lead',
      phrases: phrases(
        `đủ điều kiện; đủ điều kiện xử lý; đủ điều kiện thụ lý; đủ; đủ ĐKXL; hợp lệ; đủ điều kiện giải quyết`,
      ),
    },
    {
      field: 'in_competence_n',
      as: 'lead',
      phrases:
        phrases(`thuộc thẩm quyền; thuộc thẩm quyền giải quyết; trong thẩm quyền; đúng thẩm quyền; thuộc TQ; thẩm quyền;
          thuộc thẩm quyền của xã; thuộc thẩm quyền cấp xã; thuộc thẩm quyền xã; thuộc thẩm quyền giải quyết của
          xã`),
    },
    {
      field: 'filed_n',
      as: 'lead',
      phrases:
        phrases(`lưu; lưu đơn; xếp lưu; trùng lưu; trùng; trùng lắp; trùng lặp; trùng, lưu; trùng lắp, lưu; trùng lặp,
          lưu; lưu theo dõi; trùng lắp lưu; đơn trùng; lưu hồ sơ; xếp lưu đơn; trùng nội dung; trùng lặp lưu`),
    },
    {
      field: 'forwarded_n',
      as: 'lead',
      phrases:
        phrases(`chuyển; đã chuyển; chuyển đơn; chuyển đi; chuyển cơ quan; chuyển cơ quan khác; chuyển cơ quan có thẩm
          quyền; chuyển cơ quan chức năng; chuyển cấp trên; chuyển đến cơ quan có thẩm quyền; chuyển cơ quan thẩm quyền; chuyển đến cơ quan thẩm quyền; chuyển cấp có thẩm quyền; chuyển cấp thẩm quyền; chuyển tới; chuyển
          nơi khác; chuyển ngành khác; chuyển lên tỉnh`),
    },
    {
      field: 'guided_n',
      as: 'lead',
      phrases: phrases('hướng dẫn; đã hướng dẫn; hướng dẫn công dân; ra văn bản hướng dẫn; hd'),
    },
    {
      field: 'answered_n',
      as: 'lead',
      phrases: phrases(
        'trả lời; đã trả lời; trả lời công dân; trả lời đơn; trả lời bằng văn bản; đã trả lời bằng văn bản; tl',
      ),
    },
    {
      field: 'processed',
      as: 'lead',
      phrases: phrases('xử lý; đã xử lý; được xử lý; đã phân loại xử lý; đã phân loại, xử lý'),
    },
    { as: 'lead', phrases: phrases('phân loại; đã phân loại') },
    {
      field: 'complaint_n',
      as: 'lead',
      phrases: phrases('khiếu nại; vụ khiếu nại; KN; đơn thư khiếu nại; khiếu nại tập thể'),
    },
    { field: 'denunciation_n', as: 'lead', phrases: phrases('tố cáo; TC; đơn thư tố cáo') },
    {
      field: 'recommendation_n',
      as: 'lead',
      phrases:
        phrases(`kiến nghị; phản ánh; kiến nghị phản ánh; kiến nghị, phản ánh; kiến nghị và phản ánh; phản ánh kiến nghị;
          phản ánh, kiến nghị; phản ánh và kiến nghị; KNPA; PAKN; KN, PA; KN PA; kn phản ánh; đề nghị; đề nghị,
          phản ánh; PA`),
    },
    { field: 'cases_n', as: 'noun', phrases: phrases('vụ việc; vụ; vụ việc đủ điều kiện') },
    {
      field: 'received',
      as: 'base',
      phrases:
        phrases(`nhận; tiếp nhận; tiếp nhận đơn; nhận đơn; tiếp nhận đơn thư; nhận đơn thư; nhận mới; tiếp nhận mới; mới; mới nhận; mới tiếp nhận; phát sinh; phát sinh mới; phát
          sinh trong kỳ; nhận trong kỳ; tiếp nhận trong kỳ; nhận được; đã nhận; đã tiếp nhận; đơn nhận; đơn tiếp nhận; thu nhận; đến; gửi
          đến; vào; tổng nhận`),
    },
    {
      as: 'base',
      phrases: phrases('còn lại; còn'),
      unlessFirst: ['pending_n', 'forwarded_n', 'guided_n', 'answered_n', 'filed_n'],
    },
    {
      field: 'received',
      as: 'noun',
      phrases:
        phrases(`đơn; đơn thư; lá đơn; số đơn; tổng số đơn; đơn thư các loại; đơn các loại; đơn mới; đơn khiếu nại, tố
          cáo; đơn khiếu nại tố cáo; đơn thư khiếu nại, tố cáo; đơn thư khiếu nại tố cáo; đơn KN/TC; đơn KNTC; đơn
          KN, TC; đơn khiếu nại, tố cáo, kiến nghị, phản ánh; đơn khiếu nại, tố cáo, kiến nghị phản ánh; đơn thư
          khiếu nại, tố cáo, kiến nghị, phản ánh; khiếu nại, tố cáo; khiếu nại tố cáo; đơn của công dân`),
    },
  ],
  states: ['state', 'handling'],
  choices: petitionChoiceWords,
  dates: [
    { field: 'accepted_date', phrases: phrases('thụ lý; đã thụ lý; thụ lý giải quyết; thụ lý ngày') },
    { field: 'resolved_date', phrases: phrases('giải quyết xong; đã giải quyết xong; đã giải quyết; đã xong; xong') },
  ],
  documents: [
    {
      field: 'reply_doc',
      after: phrases(
        'trả lời bằng văn bản; đã trả lời bằng văn bản; văn bản trả lời; công văn trả lời; trả lời tại văn bản; trả lời bằng công văn; văn bản trả lời số; công văn trả lời số',
      ),
    },
  ],
  none: [
    { phrases: phrases('đơn tồn'), zero: ['carried_over'] },
    {
      phrases: phrases('chưa giải quyết đơn nào; chưa giải quyết được đơn nào; chưa giải quyết xong đơn nào'),
      zero: ['resolved_n'],
    },
    {
      phrases: phrases(
        'phát sinh; phát sinh mới; phát sinh đơn; phát sinh đơn nào; phát sinh đơn thư nào; phát sinh đơn mới; phát sinh đơn thư; đơn nào; đơn thư nào; đơn thư',
      ),
      zero: ['received'],
    },
  ],
  wholes: [{ whole: 'received', besides: 'carried_over' }],
  kinds: ['complaint_n', 'denunciation_n', 'recommendation_n', 'in_competence_n'],
  sums: ['withdrawn_n'],
  percentages: [{ ratio: 'resolved_pct', of: 'resolved_n' }],
  single: { counts: ['received', 'complaint_n', 'denunciation_n', 'recommendation_n'], tells: ['pkind', 'topic'] },
}
