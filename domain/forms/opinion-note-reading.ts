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

/** "chưa có vấn đề gì nổi cộm". */
const NOTHING = phrases(
  'không có; chưa có; không; chưa phát sinh; không phát sinh; không còn; chưa xảy ra; không xảy ra',
).flatMap((none) =>
  phrases('vấn đề; vấn đề gì; vấn đề nào; vụ việc; vụ việc gì; gì; chuyện gì').flatMap((matter) =>
    phrases('nổi cộm; phức tạp; bức xúc; đáng chú ý; nổi lên; đáng lo ngại; đột xuất').map(
      (how) => `${none} ${matter} ${how}`,
    ),
  ),
)

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

const ABOUT_WHAT = [
  ...ABOUT,
  ...phrases('chuyện; về chuyện; tình trạng; về tình trạng; trước; là; rằng; vì sợ; sợ; vấn đề; về vấn đề'),
]

const voices = {
  where: 'place',
  about: phrases('vụ; vụ việc; vấn đề; sự việc'),
  who: [
    ...PEOPLE,
    ...phrases(
      'các hộ; hộ dân; hộ; người; nhiều người; nhiều hộ; một số người; một số bà con; nhiều bà con; cựu chiến binh; hội viên; đoàn viên; đảng viên; phụ nữ; thanh niên; công nhân; giáo viên; già làng; đồng bào; một số cựu chiến binh; một số hội viên; một số đảng viên; một số phụ huynh; một số công nhân; nhiều phụ huynh; nhiều nông dân; tiểu thương; nông dân; phụ huynh',
    ),
  ],
  says: [
    ...phrases(
      'lo; lo sợ; sợ bị; e ngại; than; than phiền; kêu; kêu ca; kêu cứu; thắc mắc; kể; cho biết; cho rằng; nghi ngờ; hoài nghi; phản ánh; xì xào; nóng lòng',
    ),
    ...WORRIES,
    ...phrases('bức xúc; bất bình; xôn xao'),
  ].flatMap((verb) => [verb, ...ABOUT_WHAT.map((about) => `${verb} ${about}`)]),
  kept: phrases(
    'phản đối; tụ tập phản đối; kéo lên xã phản đối; kéo đến phản đối; không đồng tình; không đồng tình với; không đồng ý; không đồng ý với; chưa đồng tình; chưa đồng thuận; mong; mong muốn; mong chờ; chặn; chặn xe; ngăn cản; đòi; yêu cầu; đề nghị; kiến nghị; phấn khởi; ủng hộ chủ trương; đồng tình',
  ),
  heading: phrases(
    'tình hình; tình hình nhân dân; tình hình bà con; tình hình an ninh; ý kiến nhân dân; ý kiến người dân; ý kiến bà con; ý kiến của nhân dân; ý kiến của bà con; ý kiến của người dân; phản ánh của nhân dân; phản ánh của bà con; phản ánh của người dân; tâm tư bà con; tâm tư; nguyện vọng; nguyện vọng nhân dân; tâm trạng nhân dân; bà con; người dân; nhân dân; dân',
  ),
}

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
    'tình hình; mức độ đáng chú ý; mức độ nổi cộm; đáng chú ý; bức xúc; lo lắng; băn khoăn; phàn nàn; bà con phản ánh; người dân phản ánh; dân phản ánh; nhân dân phản ánh; tụ tập; phản đối',
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
          phrases: [
            ...NOTHING,
            ...phrases('bình thường; mức bình thường; mức độ bình thường; ổn định; cơ bản ổn định; yên tâm, phấn khởi'),
          ],
        },
      ],
    },
  ],
  matter: 'issue',
  voices,
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
      numbered: true,
      phrases: phrases('thôn; làng; buôn; tổ dân phố; TDP; khu phố; khu dân cư'),
    },
    { field: 'place', numbered: true, phrases: phrases('tại; ở; trên địa bàn; địa bàn; tại khu vực') },
    {
      field: 'proposal',
      tells: true,
      phrases: phrases('đề nghị; đề xuất; kiến nghị; đề nghị cấp trên; đề xuất hướng'),
    },
    {
      field: 'action',
      withPhrase: true,
      tells: true,
      phrases:
        phrases(`đã cử; đã xử lý; đã chỉ đạo; đã vận động; đã giải thích; đã tuyên truyền; đã báo cáo; đã mời; đã họp; đã họp thôn; đã làm việc; đã phối
          hợp; đã tổ chức; đã lập; đã phân công; đã yêu cầu; đã giao; đã cùng; đã xuống; đã trực tiếp; đã kiểm tra; đã ổn định; đã báo; đã tiếp; đang xử
          lý; đang vận động`),
    },
  ],
}
