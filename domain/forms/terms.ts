import type { Label } from '../language.ts'

/** A word of a form explained to who is new to it. */
export interface Term {
  word: Label
  meaning: Label
}

const term = (vi: string, en: string, meaningVi: string, meaningEn: string): Term => ({
  word: { vi, en },
  meaning: { vi: meaningVi, en: meaningEn },
})

/** By form: the words that are easily taken for one another (circulars 02/2021/TT-TTCP, 04/2021/TT-TTCP). */
const terms: Readonly<Record<string, readonly Term[]>> = {
  citizen_reception: [
    term(
      'Lượt',
      'Turn',
      'một lần tiếp; một người đến hai lần là hai lượt.',
      'one visit; who comes twice counts as two.',
    ),
    term(
      'Vụ việc',
      'Case',
      'nội dung được trình bày; nhiều người có thể cùng một vụ việc.',
      'what is brought up; several people may share one.',
    ),
    term(
      'Đoàn đông người',
      'Large group',
      'từ 05 người trở lên, cùng một nội dung.',
      '5 people or more about the same matter.',
    ),
    term('Ủy quyền', 'Delegated', 'cấp phó tiếp thay người đứng đầu.', 'a deputy receives in place of the head.'),
  ],
  petition: [
    term(
      'Đủ điều kiện',
      'Eligible',
      'có họ tên, địa chỉ, chữ ký, không trùng lắp.',
      'named, addressed, signed and no duplicate.',
    ),
    term(
      'Thuộc thẩm quyền',
      'Within competence',
      'đơn vị được giải quyết theo luật.',
      'the unit itself decides it by law.',
    ),
    term(
      'Lưu',
      'Filed',
      'trùng lắp, nặc danh hoặc không đủ điều kiện nên không xử lý tiếp.',
      'a duplicate, anonymous or not eligible: no further handling.',
    ),
    term(
      'Kỳ trước chuyển sang',
      'Carried over',
      'đơn chưa giải quyết xong của kỳ trước.',
      'petitions of the period before that were still open.',
    ),
  ],
  dialogue: [
    term(
      'Chuyên đề',
      'Thematic',
      'đối thoại về một vấn đề, ví dụ giải phóng mặt bằng.',
      'a dialogue about one matter, for example land clearance.',
    ),
    term('Lượt dự', 'Attendance', 'tổng số lượt người dân đến dự.', 'how many times people attended, all told.'),
    term(
      'Tiếp thu',
      'Recorded',
      'ý kiến chưa trả lời tại chỗ, giao cơ quan giải quyết.',
      'opinions not answered on the spot and handed to an office.',
    ),
  ],
  voter_contact: [
    term(
      'Điểm',
      'Place',
      'một nơi tổ chức tiếp xúc; mỗi điểm tính một cuộc.',
      'one place where voters were met; each counts as one meeting.',
    ),
    term(
      'Kiến nghị',
      'Request',
      'ý kiến cử tri đề nghị cơ quan giải quyết.',
      'what voters ask an authority to settle.',
    ),
  ],
  model: [
    term(
      'Dân vận khéo',
      'Skilful mass mobilisation',
      'phong trào thi đua; mô hình là một cách làm được đăng ký.',
      'the emulation movement; a model is one registered way of working.',
    ),
    term(
      'Tập thể, cá nhân',
      'Collective, individual',
      'mô hình do đơn vị hay do một người đăng ký.',
      'registered by a unit or by one person.',
    ),
    term(
      'Công nhận',
      'Recognised',
      'đã có quyết định công nhận hoặc khen thưởng.',
      'a decision has recognised or rewarded it.',
    ),
  ],
  inspection: [
    term(
      'Đoàn',
      'Team',
      'một đoàn kiểm tra có thể kiểm tra nhiều đơn vị; không cộng đoàn với đơn vị.',
      'one team may inspect several units; teams and units are not added.',
    ),
    term(
      'Khắc phục',
      'Remediated',
      'kiến nghị đã được đơn vị thực hiện xong.',
      'a recommendation that the unit has carried out.',
    ),
  ],
  document: [
    term(
      'Số, ký hiệu',
      'Number',
      'như in trên văn bản, ví dụ 73-KH/HU (Đảng) hoặc 228/KH-UBND (Nhà nước).',
      'as printed, for example 73-KH/HU (Party) or 228/KH-UBND (State).',
    ),
    term('Trích yếu', 'Subject', 'một câu nói văn bản về việc gì.', 'one line that says what the document is about.'),
  ],
  one_stop: [
    term('Đúng hạn', 'On time', 'gồm cả giải quyết trước hạn.', 'includes what was settled early.'),
    term(
      'Thư xin lỗi',
      'Apology',
      'gửi người dân khi hồ sơ trễ hạn; mỗi hồ sơ trễ một thư.',
      'sent when a dossier is late; one for each.',
    ),
    term('Hài lòng', 'Satisfaction', 'tỷ lệ phần trăm theo khảo sát.', 'a percentage from the survey.'),
  ],
  propaganda: [
    term('Lượt người', 'Attendance', 'một người dự hai buổi là hai lượt.', 'who attends two sessions counts twice.'),
    term(
      'Quán triệt',
      'Briefing',
      'phổ biến nghị quyết, chỉ thị cho cán bộ, đảng viên.',
      'making resolutions and directives known to officials and members.',
    ),
  ],
  task: [
    term('Quá hạn', 'Overdue', 'đã qua hạn mà chưa xong.', 'past its deadline and not done.'),
    term('Đúng hạn', 'On time', 'xong trong hạn được giao.', 'done within the deadline given.'),
  ],
  support: [
    term(
      'Trị giá',
      'Value',
      'tổng số tiền, ví dụ 1,3 tỷ; không ghi từng người.',
      'the whole sum, for example 1.3 billion; not person by person.',
    ),
    term('Nguồn', 'Fund', 'quỹ hoặc đơn vị tài trợ.', 'the fund or body that paid.'),
  ],
  org_snapshot: [
    term(
      'Tổ dân vận',
      'Village team',
      'tổ ở thôn, tổ dân phố; thường mỗi thôn một tổ.',
      'the team of a village or quarter; mostly one for each.',
    ),
    term(
      'BCĐ QCDC',
      'Steering committee',
      'Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở.',
      'the committee that steers grassroots democracy.',
    ),
  ],
  opinion_note: [
    term(
      'Điểm nóng',
      'Hot spot',
      'vụ việc phức tạp, đông người, cần báo lãnh đạo ngay.',
      'a serious matter of many people, to be told to the leader at once.',
    ),
    term(
      'Bí mật',
      'Secret',
      'không ghi nội dung mật, không ghi họ tên người dân.',
      'write no classified matter and no names of citizens.',
    ),
  ],
}

export const termsOf = (form: string): readonly Term[] => terms[form] ?? []
