import type { FormReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'
import { dialogueChoiceWords } from './dialogue-choice-words.ts'
import { chairWords, secretaryWords } from './head-words.ts'

/** "Chủ tịch trả lời tại chỗ 25": who answered, and not who chaired. */
const answeredByHead = [...chairWords, ...secretaryWords, 'lãnh đạo xã', 'lãnh đạo UBND', 'lãnh đạo UBND xã'].flatMap(
  (head) =>
    [
      'trả lời',
      'trả lời tại chỗ',
      'trực tiếp trả lời',
      'giải đáp',
      'giải đáp tại chỗ',
      'trực tiếp giải đáp',
      'giải trình',
    ].map((answered) => `${head} ${answered}`),
)

/** How officials tell of dialogues, listening conferences and consultations. */
export const dialogueReading: FormReading = {
  signals:
    phrases(`đối thoại; đối thoại với nhân dân; đối thoại trực tiếp; tiếp xúc, đối thoại; tiếp xúc đối thoại; đối thoại trực tiếp kết hợp trực tuyến; đối thoại trực tiếp và trực tuyến; cuộc đối
      thoại; buổi đối thoại; hội nghị đối thoại; ĐT với nhân dân; ĐT với dân; ĐT trực tiếp; ĐT định kỳ; ĐT chuyên đề; ĐT
      đột xuất; cuộc ĐT; buổi ĐT; hội nghị ĐT; HN ĐT; HN đối thoại; đối thoại với người dân; lắng nghe ý kiến; lắng nghe
      nhân dân; hội nghị lắng nghe; diễn đàn lắng nghe; tuần lễ lắng nghe; lắng nghe tâm tư; lắng nghe dân nói; lấy ý kiến
      nhân dân; lấy ý kiến của nhân dân; lấy ý kiến dự thảo; lấy ý kiến người dân; lấy ý kiến cộng đồng; góp ý dự thảo;
      hội nghị lấy ý kiến; lấy ý kiến vào dự thảo; lấy ý kiến góp ý; góp ý vào dự thảo; tham vấn cộng đồng`),
  hints: phrases('ĐT; lắng nghe; lấy ý kiến'),
  foreign:
    phrases(`cử tri; TXCT; tiếp xúc cử tri; khiếu nại, tố cáo; đơn thư; tiếp dân; tiếp công dân; TTHC; hồ sơ; mô hình;
      tuyên truyền; điện thoại; số ĐT; ĐT liên hệ; ĐTDĐ; SĐT; phiếu lấy ý kiến; tỷ lệ hài lòng; đầu tư; ĐTN; dân tộc; đô
      thị; diện tích; tập huấn`),
  blocked:
    phrases(`sáp nhập; chính sách; quản lý; thi đua; thay đổi; kỷ niệm; ô nhiễm; ô nhiễm môi trường; đất; đất đai; đất rẫy; tài nguyên; tài sản; tài chính; cơ sở; đô thị; thủ tục; thủ tục hành chính; thư viện; tái định cư; chuyển đổi số; thu hồi đất; cuộc sống; cuộc vận động; buổi sáng; buổi chiều; buổi tối; đơn vị tính; con người; mọi người; người đứng đầu;
      người phụ trách; ý kiến chỉ đạo; cho ý kiến; xin ý kiến; quy chế đối thoại; kế hoạch đối thoại; quy chế tiếp xúc,
      đối thoại; nông thôn; nông thôn mới; trả lời thư; UBND xã; đảng ủy xã; làm việc; đơn vị thi công; hội nghị giao ban`),
  counts: [
    {
      field: 'resolved_later',
      as: 'lead',
      phrases:
        phrases(`đã giải quyết; giải quyết; đã giải quyết xong; giải quyết xong; giải quyết được; đã xử lý; đã xử lý xong;
          xử lý xong; đã giải quyết sau đối thoại; giải quyết sau đối thoại; sau đối thoại đã giải quyết; sau đối thoại giải
          quyết; đến nay đã giải quyết; đến nay giải quyết; đến nay đã xong; đã giải quyết dứt điểm; đã được giải quyết;
          được giải quyết; đã giải quyết thêm; giải quyết thêm; đã xong`),
    },
    {
      field: 'recorded',
      as: 'lead',
      phrases:
        phrases(`tiếp thu; ghi nhận; tiếp thu, ghi nhận; tiếp thu ghi nhận; ghi nhận, tiếp thu; tiếp thu giải quyết; tiếp
          thu, giải quyết; tiếp thu, giao giải quyết; giao giải quyết; giao các ngành giải quyết; giao các bộ phận giải
          quyết; giao các cơ quan giải quyết; giao UBND giải quyết; giao UBND xã giải quyết; giao cơ quan chuyên môn; giao
          cơ quan chuyên môn giải quyết; giao chuyên môn giải quyết; giao xử lý; giao ngành chuyên môn; chuyển; chuyển giải
          quyết; chuyển cơ quan có thẩm quyền; chuyển cơ quan chức năng; chuyển cấp trên; chuyển các ngành; chuyển các ngành
          giải quyết; kiến nghị cấp trên; tổng hợp kiến nghị cấp trên; chưa trả lời; chưa giải đáp; chưa giải quyết; chưa trả
          lời được; hẹn trả lời; hẹn trả lời sau; trả lời bằng văn bản; sẽ trả lời bằng văn bản; xin tiếp thu;
          tiếp thu để giải quyết; tiếp thu trả lời sau; tổng hợp; đang xem xét; đang giải quyết; giao`),
    },
    {
      field: 'answered_on_site',
      as: 'lead',
      phrases: [
        ...answeredByHead,
        ...phrases(`giải đáp tại chỗ; trả lời tại chỗ; giải trình tại chỗ; giải thích tại chỗ; giải quyết tại chỗ; xử lý tại chỗ;
          tại chỗ; giải đáp; đã giải đáp; được giải đáp; trả lời; đã trả lời; được trả lời; trả lời trực tiếp; trả lời ngay;
          trả lời ngay tại chỗ; trả lời ngay tại hội nghị; giải đáp ngay; giải đáp trực tiếp; giải đáp ngay tại chỗ; giải
          đáp ngay tại hội nghị; trả lời tại hội nghị; trả lời tại buổi đối thoại; trả lời tại cuộc đối thoại; giải đáp tại
          hội nghị; giải đáp, trả lời tại chỗ; trả lời, giải đáp tại chỗ; trả lời, giải đáp; giải đáp, trả lời; giải trình;
          giải trình, trả lời; giải thích; được giải đáp tại chỗ; được trả lời tại chỗ; đã trả lời tại chỗ; đã giải đáp tại
          chỗ; giải quyết ngay; giải quyết ngay tại chỗ; giải đáp thỏa đáng; trả lời thỏa đáng; làm rõ; đã làm rõ`),
      ],
    },
    {
      field: 'opinions',
      as: 'noun',
      phrases:
        phrases(`ý kiến; lượt ý kiến; ý kiến, kiến nghị; ý kiến kiến nghị; ý kiến phản ánh; ý kiến phản ánh, kiến nghị; ý kiến,
          phản ánh; kiến nghị, phản ánh; kiến nghị; lượt ý kiến phát biểu; ý kiến phát biểu; ý kiến tham gia; ý kiến đóng góp;
          ý kiến góp ý; ý kiến tham gia góp ý; ý kiến đề xuất; ý kiến, đề xuất; câu hỏi; câu hỏi, kiến nghị; lượt kiến nghị;
          số ý kiến; YK; y/k; yk; lượt phát biểu; nội dung kiến nghị; ý kiến, nguyện vọng; lượt góp ý; ý kiến của nhân dân; ý kiến
          của người dân; ý kiến người dân; ý kiến nhân dân`),
    },
    {
      field: 'attendee_turns',
      as: 'noun',
      phrases:
        phrases(`lượt người; lượt người dự; lượt người tham dự; lượt người tham gia; lượt; lượt dự; lượt tham dự; lượt tham gia;
          người dự; người tham dự; người tham gia; người; người dân; người dân dự; người dân tham dự; người dân tham gia; đại
          biểu; đại biểu tham dự; đại biểu dự; lượt đại biểu; lượt nhân dân; lượt người dân; lượt người dân tham dự; lượt
          người dân tham gia; lượt bà con; bà con; bà con dự; bà con tham dự; bà con tham gia; nhân dân; nhân dân tham dự; công
          dân; công dân tham dự; công dân dự; lượt công dân; hội viên; đoàn viên; đoàn viên, hội viên; hộ dân; đại diện hộ dân;
          già làng; già làng, người có uy tín; người có uy tín; cán bộ và nhân dân; cán bộ, đảng viên và nhân dân; số người dự; số lượt người; số lượt; lượt cán bộ, nhân dân; người nộp thuế`),
    },
    {
      field: 'count',
      as: 'noun',
      namesEvent: true,
      phrases:
        phrases(`cuộc; buổi; cuộc đối thoại; buổi đối thoại; hội nghị đối thoại; lần đối thoại; hội nghị; hội nghị lắng nghe; hội
          nghị lắng nghe ý kiến; hội nghị lắng nghe ý kiến nhân dân; cuộc ĐT; buổi ĐT; hội nghị ĐT; HN; HN đối thoại; HN ĐT;
          cuộc tiếp xúc, đối thoại; cuộc tiếp xúc đối thoại; diễn đàn; hội nghị tiếp xúc, đối thoại; số cuộc; số buổi; lần; cuộc
          lấy ý kiến; hội nghị lấy ý kiến; buổi lấy ý kiến; phiên; phiên đối thoại; đợt lấy ý kiến; cuộc họp lấy ý kiến; cuộc lắng
          nghe; buổi lắng nghe`),
    },
    { field: 'count', as: 'noun', behind: true, phrases: phrases('đối thoại') },
    {
      field: 'units_held',
      as: 'noun',
      yields: true,
      phrases:
        phrases(`đơn vị; xã; xã, phường; xã, thị trấn; phường; thôn; thôn, làng; thôn, tổ dân phố; thôn làng; làng; buôn; thôn buôn;
          thôn, buôn; tổ dân phố; TDP; khu dân cư; KDC; khu phố; ấp; bản; địa phương; cơ quan; cơ quan, đơn vị; số đơn vị; chi bộ`),
    },
    { as: 'lead', phrases: phrases('đất đai; chính sách; quá hạn') },
    { field: 'recorded', as: 'base', phrases: phrases('còn lại; còn') },
    {
      field: 'attendee_turns',
      as: 'base',
      phrases: phrases('thu hút; với sự tham gia của; có mặt; tham dự; dự; tham gia'),
    },
  ],
  states: ['resolved_later', 'conclusion_doc'],
  choices: dialogueChoiceWords,
  dates: [
    {
      field: 'published_date',
      phrases:
        phrases(`công khai kết quả; đã công khai kết quả; đã công khai; công khai; công bố kết quả; thông báo kết quả;
        niêm yết kết quả; đã niêm yết kết quả; đã công bố kết quả; đã thông báo kết quả; đã niêm yết công khai kết quả; công khai kết quả đối thoại; ra thông báo kết quả`),
    },
    {
      field: 'announced_date',
      phrases:
        phrases(`đã thông báo; đã niêm yết thông báo; đã ra thông báo; đã gửi thông báo; đã phát thông báo; đã gửi giấy mời; thông báo; thông báo trước; niêm yết; niêm yết thông báo; đã niêm yết; thông báo cho dân;
        thông báo cho nhân dân; phát thông báo; gửi giấy mời; phát giấy mời`),
    },
  ],
  none: [
    {
      phrases:
        phrases(`đối thoại; đối thoại cuộc nào; đối thoại buổi nào; cuộc nào; buổi nào; cuộc đối thoại nào; buổi đối thoại nào; đối thoại nào; hội nghị nào; tổ chức đối
        thoại; không tổ chức đối thoại; chưa tổ chức đối thoại; không tổ chức đối thoại nào; chưa tổ chức cuộc đối thoại nào;
        không tổ chức cuộc đối thoại nào; không tổ chức cuộc nào; chưa tổ chức cuộc nào; phát sinh đối thoại`),
      zero: ['count'],
    },
    {
      phrases: phrases('ý kiến; ý kiến nào; ai có ý kiến; kiến nghị nào; ai phát biểu; ý kiến gì'),
      zero: ['opinions'],
    },
  ],
  names: [
    {
      field: 'subject',
      phrases:
        phrases(`chuyên đề; chuyên đề về; đối thoại chuyên đề; đối thoại chuyên đề về; ĐT chuyên đề; chủ đề; về chủ đề;
        với chủ đề; theo chủ đề; nội dung; về nội dung; với nội dung; đối thoại về; đối thoại về việc; ĐT về; về việc; về; xung
        quanh; liên quan đến; liên quan; lấy ý kiến dự thảo; dự thảo; góp ý dự thảo; lấy ý kiến vào dự thảo; góp ý vào dự thảo; lấy ý kiến
        nhân dân về; lấy ý kiến về; hội nghị lấy ý kiến về; hội nghị lấy ý kiến nhân dân về`),
    },
  ],
  documents: [
    {
      field: 'conclusion_doc',
      after:
        phrases(`TB; KL; thông báo kết luận; thông báo kết luận số; TB kết luận; TBKL; kết luận; kết luận số; thông báo số; TB số;
        ban hành thông báo; ra thông báo; ban hành kết luận; thông báo kết quả; văn bản kết luận`),
    },
  ],
  wholes: [
    { part: 'units_held', whole: 'units_total' },
    { part: 'answered_on_site', whole: 'opinions' },
    { part: 'recorded', whole: 'opinions' },
    { part: 'resolved_later', whole: 'recorded' },
  ],
  later: { field: 'resolved_later', without: ['count', 'attendee_turns', 'answered_on_site'] },
  begins: ['chair_role', 'dtype'],
  updates:
    phrases(`kỳ trước; lần trước; đợt trước; buổi trước; cuộc trước; kỳ đối thoại trước; buổi đối thoại trước; cuộc đối
    thoại trước; lần đối thoại trước; tại buổi đối thoại trước; tại cuộc đối thoại trước; đối thoại lần trước; đối thoại kỳ
    trước; giải quyết thêm; đã giải quyết thêm; ý kiến đối thoại kỳ trước; công khai kết quả; đã công khai kết quả; đã công khai; công bố kết quả; niêm yết kết quả; đã niêm yết kết quả; đã công bố kết quả; đã niêm yết công khai kết quả; công khai kết quả đối thoại; sau đối thoại; sau cuộc đối thoại; sau buổi đối thoại; ý kiến kỳ trước; ý kiến lần trước; ý kiến tồn`),
}
