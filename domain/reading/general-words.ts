import { PhraseTrie } from './phrase-trie.ts'

/**
 * Words that mean the same in every form.
 *
 * - `negation`: what follows did not happen. - `within`: parts of the figure before follow. - `plan`: not yet happened.
 * - `ask`: figures are asked for. - `mend`: something said before is corrected. - `remove`: it is taken back.
 * - `instead`: what follows was wrong ("chứ không phải 9"). - `into`: what follows is right ("thành 10").
 * - `compare`: what follows is another time's figure. - `change`: a rise or a fall, no count.
 * - `with`, `along`: what follows goes with the figure before; what stands before "với" names none behind it.
 * - `and`: what stands before it names no figure behind it. - `cumulative`: counted since a beginning. - `reason`: why. - `place`: where; a unit after it did not act. - `postpone`: a deadline is to move. - `greet`: politeness.
 */
export type GeneralMeaning =
  | 'negation'
  | 'within'
  | 'plan'
  | 'ask'
  | 'askSoft'
  | 'mend'
  | 'remove'
  | 'instead'
  | 'into'
  | 'reason'
  | 'compare'
  | 'change'
  | 'place'
  | 'postpone'
  | 'greet'
  | 'with'
  | 'along'
  | 'cumulative'
  | 'and'
  | 'filler'

const WORDS: Record<GeneralMeaning, string> = {
  negation:
    'không; không có; chưa có; chưa phát sinh; chưa nhận; chưa nhận được; chưa tiếp nhận; không còn; chẳng có; chưa tổ chức; không tổ chức; chưa tổ chức được; không tổ chức được; chưa tiến hành; không tiến hành',
  within: 'trong đó; gồm; bao gồm; gồm có; cụ thể; cụ thể là; chia ra; cụ thể như sau; bao gồm cả',
  plan: `sẽ; dự kiến; phấn đấu; lịch tiếp; lịch; sắp; sắp tới; chuẩn bị; ngày mai; sáng mai; chiều mai; tối mai; tuần sau; tuần tới; tháng sau;
    tháng tới; theo kế hoạch sẽ; kế hoạch tiếp`,
  ask: `bao nhiêu; bn; cho xem; cho biết; xem số liệu; xem giúp; xem lại số liệu; tra cứu; thống kê giúp; ai chưa; nào chưa; đơn vị nào; xã nào;
    phường nào; thôn nào; tổng hợp giúp; tổng hợp số liệu; cho hỏi; báo cáo chưa; còn thiếu ai; mấy đơn vị chưa; là mấy; được mấy; có mấy; mấy lượt;
    mấy người; mấy đơn; mấy vụ; mấy buổi; mấy cuộc; số liệu thế nào; thế nào rồi; thế nào; ntn; đến đâu; đến đâu rồi; tới đâu; tới đâu rồi; sao rồi; xong chưa; tình hình thế nào; ra sao; ngày nào; là ngày nào; ngày mấy; khi nào; bao giờ; lúc nào; hạn nộp; hạn nào; hạn ngày nào; đến ngày nào; vào ngày nào; hạn báo cáo; hạn chót; mấy giờ; mấy ngày; xem tổng; xem báo cáo;
    cho tôi số liệu; cho em số liệu; cho anh số liệu; cho chị số liệu; lấy số liệu; cho xin số liệu; xin số liệu; số liệu đâu; đã nộp chưa; nộp chưa`,
  askSoft: 'xem; số liệu',
  mend: `sửa; sửa lại; đính chính; đính chính lại; nhầm; à nhầm; ghi nhầm; nhập nhầm; báo nhầm; gõ nhầm; nhầm rồi; điều chỉnh; điều chỉnh lại;
    chỉnh lại; cập nhật lại; sai rồi; nhập sai; báo sai; ghi sai; đổi lại; đổi số; thay bằng; nói lại; chính xác là; đúng ra là; mới đúng; sửa thành;
    bổ sung lại; báo lại; à quên; chỉnh sửa; quên`,
  remove:
    'bỏ; xóa; xoá; hủy bản ghi; huỷ bản ghi; hủy ghi; hủy số liệu; huỷ số liệu; hủy báo cáo; huỷ báo cáo; gỡ; bỏ đi; xóa bỏ; loại bỏ; bỏ ghi; thu hồi',
  instead: 'chứ không phải; chứ ko phải; không phải; không phải là; chứ không phải là; chứ không; thay vì; thay cho số',
  into: 'thành; thành ra; sang; lên; xuống; xuống còn; lên thành; còn thành; mà là; đổi thành; sửa thành; phải là; đúng là; mới đúng là; lại là; lại thành',
  reason: 'do; vì; bởi; bởi vì; lý do; lí do; vì lý do; do lý do',
  compare:
    'so với; cùng kỳ; so cùng kỳ; so với cùng kỳ; cùng kỳ năm trước; cùng kỳ năm ngoái; so với tháng trước; so với quý trước; so với kỳ trước; so với năm trước',
  change: 'tăng; giảm; tăng thêm; giảm đi; tăng lên; giảm xuống',
  place: 'tại; ở; trên địa bàn; trụ sở; phòng tiếp; về; cho; gửi; của; thuộc; đến',
  postpone: 'lùi hạn; xin lùi; gia hạn; xin gia hạn; xin lùi hạn; xin thêm thời gian',
  greet: 'cảm ơn; cám ơn; xin chào; chào; ok; vâng; dạ; vâng ạ; nhé; nha',
  with: 'có',
  along: 'với; cùng; cùng với',
  and: 'và',
  cumulative: 'lũy kế; luỹ kế; số lũy kế; cộng dồn; tính từ đầu năm',
  // Among them expressions that contain one of the words above by accident.
  filler:
    'là; đối với; tương ứng; lần lượt; thiên tai; nhân tài; khuyến tài; đề tài; được; đã; số; số là; tổng; tổng số; tổng cộng; tất cả; cả thảy; khoảng; thì; ước tính; trong tháng; trong kỳ; hiện; hiện nay; hiện tại; từng; mỗi; cán bộ; bộ phận; nội bộ; toàn bộ; bộ đội; đồng bộ; tiến bộ; bộ trưởng; chính sách; quản lý; thay đổi; đổi mới; chuyển đổi số; chuyển đổi; sửa chữa; sửa đổi; sửa đổi, bổ sung; sửa đổi bổ sung; xóa đói; xóa nhà; xóa mù chữ; thu hồi đất; quyên góp; thi đua; tuy nhiên; lên lịch; sắp xếp; vai trò; xóa nhà tạm; hộ tịch; hộ khẩu; chế độ; tốc độ; thái độ; trình độ; mật độ; nhiệt độ; phạm vi; hành vi; không chỉ; kỷ niệm; nhiều',
}

const compile = (): PhraseTrie<GeneralMeaning> => {
  const trie = new PhraseTrie<GeneralMeaning>()
  for (const [meaning, phrases] of Object.entries(WORDS)) {
    for (const phrase of phrases.split(';')) trie.add(phrase.trim(), meaning as GeneralMeaning)
  }
  return trie
}

export const generalWords = compile()
