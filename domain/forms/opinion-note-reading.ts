import type { FormReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'

const PEOPLE =
  phrases(`người dân; bà con; nhân dân; dân; dư luận; quần chúng; bà con nhân dân; một số người dân; một số hộ dân; nhiều hộ
  dân; các hộ dân; dư luận nhân dân`)
const WORRIES = phrases(
  'lo lắng; lo ngại; băn khoăn; phàn nàn; bàn tán; phản ứng; hoang mang; quan tâm; không đồng tình',
)
const ANGER = phrases('bức xúc; bất bình; xôn xao; phản đối; tụ tập; tụ tập phản đối; tụ tập đông người')
const HOTSPOTS =
  phrases(`điểm nóng; là điểm nóng; thành điểm nóng; nguy cơ thành điểm nóng; phát sinh điểm nóng; nguy cơ điểm nóng; có
  điểm nóng; xảy ra điểm nóng`)
const NOTABLE = phrases('nổi cộm; vấn đề nổi cộm; vấn đề bức xúc; vụ việc nổi cộm; vấn đề đáng chú ý; vấn đề phức tạp')

const ABOUT = phrases('về; việc; về việc; vì; do; liên quan đến; trước việc')

/** "bức xúc", "người dân bức xúc", "người dân đang bức xúc". */
const feltBy = (feelings: readonly string[]): string[] =>
  feelings.flatMap((feeling) => [
    feeling,
    ...PEOPLE.flatMap((people) => [`${people} ${feeling}`, `${people} đang ${feeling}`, `${people} rất ${feeling}`]),
  ])

/** The words themselves, and with what leads to the issue: "bức xúc về". */
const announcing = (words: readonly string[]): string[] =>
  words.flatMap((word) => ABOUT.map((about) => `${word} ${about}`))
const withAbout = (words: readonly string[]): string[] => [...words, ...announcing(words)]

const worries = feltBy(WORRIES)
const anger = feltBy(ANGER)

/** How officials note what people are concerned about. */
export const opinionNoteReading: FormReading = {
  signals: [
    ...withAbout([...HOTSPOTS, ...NOTABLE]),
    ...withAbout([...anger, ...worries].filter((words) => words.split(' ').length > 2)),
    ...announcing([...ANGER, ...WORRIES.filter((word) => word !== 'quan tâm')]),
    ...phrases(`phản ánh tình trạng; dư luận; tư tưởng nhân dân; tâm tư nhân dân; tư tưởng, dư luận; nắm tình hình; tình hình nhân dân; nắm bắt tình hình; nắm bắt dư luận; tâm tư, nguyện vọng; dư luận xã hội; tin đồn;
      khiếu kiện đông người; tụ tập đông người`),
  ],
  hints: phrases(
    'mức độ đáng chú ý; mức độ nổi cộm; đáng chú ý; bức xúc; lo lắng; băn khoăn; phàn nàn; bà con phản ánh; người dân phản ánh; dân phản ánh; nhân dân phản ánh; tụ tập; phản đối',
  ),
  foreign:
    phrases(`đơn; đơn thư; tiếp dân; tiếp công dân; đối thoại; lắng nghe; cử tri; TXCT; mô hình; nhiệm vụ; hồ sơ; TTHC; lượt; ý kiến; tuyên truyền; kiểm
      tra; giải quyết khiếu nại`),
  blocked:
    phrases(`sáp nhập; sáp nhập thôn; sáp nhập làng; sáp nhập xã; trưởng thôn; các thôn; nhà văn hóa thôn; đường thôn; thôn, làng; thôn làng; liên thôn; họp thôn;
      chính sách; quản lý; thay đổi; hạn hán; ô nhiễm; ô nhiễm môi trường; đất; đất đai; đất rẫy; đất rừng; tài nguyên; tài sản; tài chính; cơ sở; đô thị; thủ
      tục; thủ tục hành chính; thư viện; tái định cư; chuyển đổi số; thu hồi đất; quan điểm; đặc điểm; không có điểm nóng; không phát sinh điểm nóng; không để
      phát sinh điểm nóng; không để xảy ra điểm nóng; không xảy ra điểm nóng; mọi người; con người; người đứng đầu`),
  counts: [
    {
      field: 'people',
      as: 'noun',
      phrases: [
        ...phrases(
          'người; người dân; công dân; lượt người; người tham gia; người tụ tập; người liên quan; người có mặt; người phản đối; bà con',
        ),
        // "40 người dân tụ tập phản đối việc thu hồi đất": who is angry is counted as well.
        ...withAbout([...anger, ...worries]).filter((words) => /^(?:người dân|bà con) /.test(words)),
      ],
    },
    { as: 'noun', phrases: phrases('hộ; hộ dân; gia đình; thôn; làng; con; ha; trường hợp; lượt; vụ; nhân khẩu') },
  ],
  choices: [
    {
      field: 'severity',
      ranked: true,
      tells: ['hotspot', 'notable', 'normal'],
      options: [
        {
          value: 'hotspot',
          phrases: [...withAbout(HOTSPOTS), ...phrases('khẩn; khẩn cấp; nghiêm trọng; mức độ điểm nóng')],
        },
        {
          value: 'notable',
          phrases: [
            ...withAbout([...NOTABLE, ...anger]),
            ...phrases('đáng chú ý; cần chú ý; phức tạp; diễn biến phức tạp; mức độ đáng chú ý; mức độ nổi cộm'),
          ],
        },
        {
          value: 'normal',
          phrases: phrases(
            'chưa có vấn đề nổi cộm; không có vấn đề nổi cộm; không có vấn đề gì nổi cộm; không có gì nổi cộm; chưa có gì nổi cộm; không có vấn đề phức tạp; chưa có vấn đề phức tạp; không có vấn đề bức xúc; bình thường; mức bình thường; mức độ bình thường; ổn định; cơ bản ổn định; yên tâm, phấn khởi',
          ),
        },
      ],
    },
  ],
  matter: 'issue',
  names: [
    {
      field: 'issue',
      phrases: [
        ...HOTSPOTS,
        ...NOTABLE,
        ...feltBy(['quan tâm', 'phản đối', 'tụ tập phản đối']),
        ...announcing([...HOTSPOTS, ...NOTABLE, ...anger, ...worries, 'dư luận', 'phản ánh']),
        ...phrases('phản ánh tình trạng; vấn đề; tình trạng; về tình trạng; về việc; tin đồn; tin đồn về'),
      ],
    },
    {
      field: 'place',
      withPhrase: true,
      phrases: phrases('thôn; làng; buôn; tổ dân phố; TDP; khu phố; khu dân cư'),
    },
    { field: 'place', phrases: phrases('tại; ở; trên địa bàn; địa bàn; tại khu vực') },
    { field: 'proposal', phrases: phrases('đề nghị; đề xuất; kiến nghị; đề nghị cấp trên; đề xuất hướng') },
    {
      field: 'action',
      withPhrase: true,
      phrases:
        phrases(`đã cử; đã xử lý; đã chỉ đạo; đã vận động; đã giải thích; đã tuyên truyền; đã báo cáo; đã mời; đã họp; đã họp thôn; đã làm việc; đã phối
          hợp; đã tổ chức; đã lập; đã phân công; đã yêu cầu; đã giao; đã cùng; đã xuống; đã trực tiếp; đã kiểm tra; đã ổn định; đã báo; đã tiếp; đang xử
          lý; đang vận động`),
    },
  ],
}
