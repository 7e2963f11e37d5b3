import type { Draft, FormReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'
import type { FieldValues } from './form.ts'

/** A figure told in one field that belongs to another. */
const moved = (fields: FieldValues, from: string, to: string): FieldValues => {
  const { [from]: value, ...others } = fields
  return value === undefined || fields[to] !== undefined ? fields : { ...others, [to]: value }
}

/**
 * "Đúng hạn 95, quá hạn 5": told among what was settled, or where nothing is pending, what is overdue was settled late.
 * "Cắt giảm 1.307 ngày": days of which nothing is left are those saved. "Giảm 1/3 thời gian của 94 TTHC": where the
 * procedures are not divided by how much was cut, those are all that were.
 */
const settle = ({ fields, nested }: Draft): FieldValues => {
  const ofSettled = fields.pending === undefined || (nested.has('pending_overdue') && fields.on_time !== undefined)
  const settled = ofSettled ? moved(fields, 'pending_overdue', 'late') : fields
  const saved = settled.days_after === undefined ? moved(settled, 'days_before', 'days_saved') : settled
  const cuts = ['procedures_cut_half', 'procedures_cut_third'].filter((key) => saved[key] !== undefined)
  const [only] = cuts
  const divided = saved.procedures_not_cut !== undefined || cuts.length > 1
  return only === undefined || divided ? saved : moved(saved, only, 'procedures_cut')
}

/** "tỷ lệ hài lòng của người dân, tổ chức đạt 97,6%". */
const satisfactionOf = ['mức độ hài lòng', 'tỷ lệ hài lòng', 'chỉ số hài lòng', 'sự hài lòng', 'hài lòng'].flatMap(
  (how) =>
    phrases(
      'người dân, tổ chức; tổ chức, công dân; cá nhân, tổ chức; người dân, doanh nghiệp; người dân và doanh nghiệp; Nhân dân',
    ).map((who) => `${how} của ${who}`),
)

/** How officials tell of the one-stop shop's results and of the review of procedures. */
export const oneStopReading: FormReading = {
  signals:
    phrases(`một cửa; bộ phận một cửa; BP một cửa; bp 1 cửa; bộ phận 1 cửa; 1 cửa; một cửa liên thông; TTHC; thủ tục hành
          chính; tiếp nhận hồ sơ; nhận hồ sơ; hồ sơ TTHC; hồ sơ thủ tục hành chính; hồ sơ một cửa; bộ
          phận tiếp nhận và trả kết quả; bộ phận trả kết quả; dịch vụ công; DVC; DVC trực tuyến; dịch vụ công trực tuyến; trung
          tâm phục vụ hành chính công; TTPVHCC; thư xin lỗi; phiếu xin lỗi; mức độ hài lòng; tỷ lệ hài lòng; tỉ lệ hài lòng; chỉ số hài lòng; SIPAS; thời gian giải quyết; cắt giảm thời gian; rút ngắn thời gian; rút ngắn thời gian giải quyết`),
  hints: phrases(
    'rút ngắn; thủ tục; xin lỗi; trễ hẹn; cắt giảm thời gian; hồ sơ; hs; bộ hồ sơ; giải quyết đúng hạn; trễ hạn; hài lòng; tỷ lệ đúng hạn',
  ),
  foreign:
    phrases(`đơn thư; khiếu nại; tố cáo; mô hình; nhiệm vụ; kết luận; học sinh; hs tham dự; hs dự; hs tham gia; hồ sơ vụ
          án; hồ sơ tiếp dân; bàn giao; hồ sơ đảng viên; hồ sơ ứng cử; hồ sơ kết nạp; kiến nghị; cử tri; tập huấn; tuyên truyền`),
  blocked:
    phrases(`đơn vị; tiếp nhận ý kiến; tiếp nhận đơn; hồ sơ năng lực; ngày công; ngày làm việc; ngày nghỉ; ngày hội; hàng
          ngày; hằng ngày; trong ngày; mỗi ngày; thủ tục đầu tư; ngày càng; ngày nay; làm thủ tục; tra cứu thủ tục; tra cứu thủ tục hành chính; niêm yết thủ tục hành chính; hướng dẫn thủ tục`),
  counts: [
    { as: 'noun', phrases: phrases('đơn; đơn thư; lá đơn; cuộc gọi; ý kiến; lượt người; người dân; hộ') },
    {
      field: 'received_online',
      as: 'lead',
      phrases:
        phrases(`trực tuyến; tiếp nhận trực tuyến; nhận trực tuyến; DVC trực tuyến; dịch vụ công trực tuyến; DVCTT; nộp trực tuyến; qua mạng; nộp qua mạng; online; nộp
          online; qua cổng dịch vụ công; qua DVC; tiếp nhận qua mạng; hồ
          sơ online`),
    },
    {
      field: 'apologies',
      as: 'noun',
      phrases: phrases('thư xin lỗi; phiếu xin lỗi; văn bản xin lỗi; lời xin lỗi'),
    },
    {
      field: 'pending_overdue',
      as: 'lead',
      phrases:
        phrases(`đang giải quyết quá hạn; đang giải quyết, quá hạn; đang xử lý quá hạn; đang xử lý, quá hạn; quá hạn; quá hạn chưa giải
          quyết; quá hạn chưa giải quyết xong; tồn quá hạn; chưa giải quyết quá hạn; chưa giải quyết, quá hạn; đang quá hạn; chưa giải quyết đã quá hạn; quá hạn đang giải quyết; đang giải quyết
          đã quá hạn`),
    },
    {
      field: 'carried_over',
      as: 'lead',
      phrases:
        phrases(`kỳ trước chuyển sang; kỳ trước chuyển qua; kỳ trước; kỳ trước tồn; tồn kỳ trước; tồn đầu kỳ; tồn từ kỳ
          trước; tồn kỳ trước chuyển sang; từ kỳ trước; từ kỳ trước chuyển sang; tháng trước chuyển sang; tháng trước tồn; tồn tháng trước; quý trước chuyển sang;
          tồn quý trước; năm trước chuyển sang; tồn cũ; hồ sơ tồn; hồ sơ kỳ trước; hồ sơ kỳ trước chuyển sang; hồ sơ cũ; cũ chuyển sang; chuyển kỳ trước sang`),
    },
    {
      field: 'carried_over',
      as: 'lead',
      unlessFirst: ['carried_over', 'pending'],
      ofBefore: true,
      phrases: phrases('tồn; tồn đọng; còn tồn'),
    },
    { field: 'pending', as: 'lead', exact: true, phrases: phrases('trong hạn; còn trong hạn; còn hạn; chưa đến hạn') },
    {
      field: 'pending',
      as: 'lead',
      phrases:
        phrases(`đang giải quyết; đang xử lý; đang trong hạn; đang giải quyết trong hạn; đang giải quyết, trong hạn; đang
          xử lý trong hạn; đang xử lý, trong hạn; đang trong thời hạn giải quyết; đang trong hạn giải quyết; đang trong quá trình giải quyết; đang trong thời gian giải quyết; còn trong hạn;
          trong hạn; chưa đến hạn; còn hạn; đang thụ lý; đang làm; đang giải quyết còn hạn; đang còn hạn; đang; chưa giải quyết; chưa đến hạn giải quyết; chưa tới hạn;
          chưa xong; đang thực hiện; đang chờ giải quyết; chuyển kỳ sau; tồn chuyển kỳ sau; còn đang giải quyết; đang giải quyết (trong hạn)`),
    },
    {
      field: 'returned',
      as: 'lead',
      phrases: phrases(`trả lại; bị trả lại; từ chối; rút; rút hồ sơ; xin rút; trả lại, rút; trả lại và rút; trả
          về; từ chối tiếp nhận; từ chối giải quyết; yêu cầu bổ sung; trả lại hồ sơ; dừng xử lý; trả do không đủ điều kiện; rút, trả lại; trả lại rút`),
    },
    {
      field: 'late',
      as: 'lead',
      phrases:
        phrases(`trễ hạn; trễ; giải quyết trễ hạn; giải quyết trễ; trễ hẹn; giải quyết trễ hẹn; đã giải quyết trễ hạn; quá
          hạn đã giải quyết; giải quyết quá hạn; đã giải quyết quá hạn; chậm; giải quyết chậm; trả trễ; trả kết quả trễ hạn; trả kết quả trễ; chậm hạn; hồ sơ
          trễ; hồ sơ trễ hạn; hồ sơ trễ hẹn; hồ sơ giải quyết trễ hạn; hồ sơ quá hạn đã giải quyết; chậm trễ; xong trễ hạn; trễ hạn giải quyết; số hồ sơ trễ hạn; tỷ lệ trễ hạn; tỷ lệ trễ; tỉ lệ trễ hạn; bị trễ hạn; bị trễ`),
    },
    {
      field: 'apologies',
      as: 'lead',
      phrases: phrases(
        'xin lỗi; đã xin lỗi; gửi thư xin lỗi; đã gửi thư xin lỗi; có thư xin lỗi; đã có thư xin lỗi; đã gửi đủ thư xin lỗi',
      ),
    },
    {
      field: 'on_time',
      as: 'lead',
      phrases:
        phrases(`đúng hạn; giải quyết đúng hạn; đã giải quyết đúng hạn; trước hạn; trước và đúng hạn; trước, đúng hạn; đúng
          và trước hạn; đúng, trước hạn; giải quyết trước và đúng hạn; giải quyết trước, đúng hạn; giải quyết đúng và trước hạn; giải quyết đúng, trước hạn; trước hạn và
          đúng hạn; giải quyết trước hạn và đúng hạn; trước/đúng hạn; giải quyết trước/đúng hạn; đúng hẹn; giải quyết đúng hẹn; trả đúng hạn; trả kết quả đúng hạn; trả kết quả đúng hẹn; xong đúng hạn; giải
          quyết xong đúng hạn; giải quyết trước hạn; đã trả kết quả đúng hạn; tỷ lệ đúng hạn; tỉ lệ đúng hạn; tỷ lệ giải quyết đúng hạn; tỷ lệ hồ sơ đúng hạn; xử lý đúng hạn; đã xử lý đúng hạn; tỷ lệ giải quyết hồ sơ đúng hạn; giải quyết hồ sơ đúng hạn`),
    },
    // Results are returned too: "trả 18 hồ sơ" does not tell which.
    { as: 'base', unlessFirst: ['on_time', 'returned'], phrases: phrases('trả; trả hồ sơ') },
    {
      field: 'satisfaction_pct',
      as: 'lead',
      phrases: [
        ...satisfactionOf,
        ...phrases(`hài lòng; mức độ hài lòng; mức hài lòng; tỷ lệ hài lòng; tỉ lệ hài lòng; độ hài lòng; hài lòng đạt; sự hài
          lòng; chỉ số hài lòng; SIPAS; rất hài lòng; người dân hài lòng; mức độ hài lòng của người dân; sự hài lòng của người dân; mức độ hài lòng của người dân, tổ chức; tỷ lệ người dân hài lòng; mức độ hài lòng của tổ chức, cá nhân; mức độ hài lòng của công dân; chỉ số hài lòng của người dân`),
      ],
    },
    {
      field: 'days_after',
      as: 'lead',
      phrases: phrases(`xuống; xuống còn; giảm còn; giảm xuống còn; rút xuống còn; rút còn; rút ngắn còn; rút ngắn
          xuống còn; sau cắt giảm; sau khi cắt giảm; nay còn; tổng ngày sau; ngày sau; giảm xuống; cắt giảm còn; cắt giảm xuống còn; sau khi cắt giảm còn; sau cắt giảm còn; chỉ còn`),
    },
    {
      field: 'days_before',
      as: 'lead',
      notOf: ['procedures_reviewed'],
      phrases: phrases('trước cắt giảm; trước khi cắt giảm; tổng ngày trước; ngày trước; trước đây; tổng thời gian'),
    },
    { field: 'days_before', as: 'noun', phrases: phrases('ngày; tổng số ngày; số ngày; tổng ngày') },
    {
      field: 'procedures_cut_half',
      as: 'lead',
      phrases:
        phrases(`cắt giảm 1/2; giảm 1/2; cắt 1/2; cắt giảm một nửa; giảm một nửa; cắt giảm 1/2 thời gian; giảm 1/2 thời
          gian; cắt giảm một nửa thời gian; cắt 1/2 thời gian; giảm 50% thời gian; cắt giảm 50% thời gian; cắt giảm 1/2 thời gian giải quyết; giảm 1/2 thời gian giải quyết; 1/2 thời gian; 1/2 thời gian giải quyết`),
    },
    {
      field: 'procedures_cut_third',
      as: 'lead',
      phrases:
        phrases(`cắt giảm 1/3; giảm 1/3; cắt 1/3; cắt giảm một phần ba; cắt giảm 1/3 thời gian; giảm 1/3 thời gian; cắt 1/3
          thời gian; giảm một phần ba; cắt giảm 1/3 thời gian giải quyết; giảm 1/3 thời gian giải quyết; 1/3 thời gian; 1/3 thời gian giải quyết`),
    },
    {
      field: 'procedures_not_cut',
      as: 'lead',
      phrases:
        phrases(`không cắt giảm; không giảm; không cắt; chưa cắt giảm; giữ nguyên; không cắt giảm được; giữ nguyên thời
          gian; không cắt giảm thời gian; không thể cắt giảm`),
    },
    {
      field: 'published_new',
      as: 'lead',
      phrases:
        phrases(`công bố mới; công bố; ban hành mới; mới ban hành; công bố mới TTHC; TTHC mới; thủ tục mới; TTHC công bố
          mới; TTHC mới ban hành; đã công bố; công khai mới`),
    },
    {
      field: 'abolished',
      as: 'lead',
      phrases: phrases(`bãi bỏ; hủy bỏ; huỷ bỏ; bị bãi bỏ; TTHC bãi bỏ; TTHC bị bãi bỏ; đã bãi bỏ; công bố bãi bỏ`),
    },
    { as: 'lead', phrases: phrases('sửa đổi; sửa đổi, bổ sung; sửa đổi bổ sung; được sửa đổi; thay thế') },
    {
      field: 'updated_db',
      as: 'lead',
      phrases:
        phrases(`cập nhật; cập nhật vào cơ sở dữ liệu; cập nhật CSDL; cập nhật vào CSDL; cập nhật cơ sở dữ liệu; đã cập
          nhật; cập nhật lên cơ sở dữ liệu; cập nhật CSDL quốc gia; cập nhật vào cơ sở dữ liệu quốc gia; nhập vào cơ sở dữ liệu; cập nhật trên cơ sở dữ liệu quốc gia`),
    },
    {
      field: 'procedures_cut',
      as: 'lead',
      phrases:
        phrases(`cắt giảm; cắt giảm được; cắt giảm thời gian; cắt giảm thời gian giải quyết; cắt giảm thời hạn giải quyết; đã cắt giảm; rút
          ngắn; rút ngắn thời gian; rút ngắn thời gian giải quyết; rút ngắn tổng thời gian; rút ngắn tổng thời gian giải quyết; cắt giảm tổng thời gian; cắt giảm tổng thời gian giải quyết; được cắt giảm; cắt; giảm được; giảm thời gian; giảm thời gian giải quyết; cắt giảm đc; cắt giảm dc; cắt đc; cắt được; đơn
          giản hóa; đơn giản hoá`),
    },
    {
      field: 'procedures_reviewed',
      as: 'lead',
      phrases: phrases(
        'rà soát; đã rà soát; rà soát, đánh giá; rà soát đánh giá; được rà soát; rà soát được; rà soát tổng số',
      ),
    },
    { field: 'communes', as: 'noun', phrases: phrases('xã có bộ phận một cửa; xã có một cửa; bộ phận một cửa cấp xã') },
    {
      field: 'received',
      as: 'base',
      phrases:
        phrases(`tiếp nhận; nhận; tiếp nhận hồ sơ; nhận hồ sơ; số hồ sơ tiếp nhận; nhận mới; tiếp nhận mới; tiếp nhận trong kỳ; nhận trong kỳ; tổng tiếp nhận; đã tiếp nhận;
          tổng nhận; thu nhận; phát sinh; mới; mới tiếp nhận; nhận được; vào; tổng số tiếp nhận; tiếp nhận tổng số; tiếp nhận và giải quyết; tiếp nhận, giải quyết`),
    },
    {
      as: 'base',
      phrases: phrases(
        'giải quyết; đã giải quyết; giải quyết xong; đã giải quyết xong; trả kết quả; đã trả kết quả; xong; xử lý xong',
      ),
    },
    // "còn 12 hồ sơ": pending, or overdue?
    { as: 'base', phrases: phrases('còn; còn lại') },
    {
      field: 'received',
      as: 'noun',
      phrases:
        phrases(`hồ sơ; hs; bộ hồ sơ; số hồ sơ; tổng hồ sơ; tổng số hồ sơ; hồ sơ một cửa; hồ sơ TTHC; hồ sơ thủ tục hành chính; hồ sơ mới;
          hồ sơ tiếp nhận; hồ sơ các loại; tổng hồ sơ tiếp nhận; hồ sơ nhận`),
    },
    {
      field: 'procedures_reviewed',
      as: 'noun',
      phrases: phrases('TTHC; thủ tục; thủ tục hành chính; TTHC rà soát; số TTHC; TT hành chính'),
    },
  ],
  none: [
    {
      phrases: phrases('phát sinh hồ sơ; hồ sơ phát sinh; hồ sơ nào; phát sinh; nhận hồ sơ nào; hồ sơ'),
      zero: ['received'],
    },
    { phrases: phrases('tồn; tồn đọng; hồ sơ tồn; hồ sơ tồn đọng'), zero: ['pending'] },
    {
      phrases: phrases(`trễ; trễ hạn; để trễ hạn; hồ sơ nào trễ hạn; hồ sơ nào trễ;
          trễ hẹn; hồ sơ trễ hẹn; hồ sơ bị trễ`),
      zero: ['late'],
    },
  ],
  contexts: [{ after: 'days_before', fields: { days_before: 'days_after' } }],
  wholes: [
    { part: 'procedures_cut', whole: 'procedures_reviewed' },
    { part: 'procedures_reviewed', whole: 'procedures_reviewed' },
    { part: 'apologies', whole: 'apologies' },
    { whole: 'received', ratioOnly: true },
  ],
  percentages: [
    { ratio: 'late_pct', of: 'late' },
    { ratio: 'on_time_pct', of: 'on_time' },
  ],
  settle,
}
