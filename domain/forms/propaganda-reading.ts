import { fold } from '../reading/fold.ts'
import type { Draft, FormReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'
import type { FieldValues } from './form.ts'

/** The law as such is no subject, what people sat in was not broadcast, and articles on the net are posts. */
const settle = ({ fields }: Draft): FieldValues => {
  const { topic_text, pform, ...told } = fields
  const { items, ...rest } = told
  // "fanpage 31 bài viết": posts.
  const others =
    pform === 'social' && items !== undefined && told.posts === undefined ? { ...rest, posts: items } : told
  const bare = typeof topic_text === 'string' && /^(phap )?luat$/.test(fold(topic_text))
  const broadcast = pform === 'loudspeaker' || pform === 'social'
  const attended = fields.sessions !== undefined || fields.attendee_turns !== undefined
  return {
    ...others,
    ...(topic_text !== undefined && !bare && { topic_text }),
    ...(pform !== undefined && !(broadcast && attended) && { pform }),
  }
}

/** How officials tell of sessions, broadcasts and posts. */
export const propagandaReading: FormReading = {
  signals:
    phrases(`tuyên truyền; tuyên truyền, vận động; tuyên truyền vận động; tuyên truyền và vận động; vận động, tuyên truyền; tuyên truyền, phổ biến; phổ biến pháp luật; phổ biến luật; phổ biến nghị quyết; hội nghị phổ biến; tuyên truyền pháp luật; PBGDPL; phổ biến giáo dục
          pháp luật; phổ biến, giáo dục pháp luật; quán triệt; học tập, quán triệt; học tập nghị quyết; học tập Nghị quyết; học tập, quán triệt nghị quyết; truyền thông; mít tinh; loa truyền thanh; truyền thanh; phát thanh; loa phát thanh; loa thôn; loa xã; loa phát; phát loa; trên loa; qua loa; hệ thống loa; loa kéo; loa lưu động; đài
          truyền thanh; fanpage; trang fanpage; zalo OA; trang zalo; trang facebook; facebook xã; mạng xã hội; trên facebook; trên zalo; lượt tương tác; lượt tiếp cận; buổi tuyên truyền; cuộc tuyên truyền;
          tuyên truyền viên; tuyên truyền lưu động; xe lưu động; tuyên truyền cá biệt; tuyên truyền miệng; nói chuyện chuyên đề; tập huấn pháp luật; TTPBPL; ra quân tuyên truyền; sinh hoạt pháp luật; sinh hoạt
          tuyên truyền; tin bài; tin, bài; bài viết tuyên truyền; đăng tải`),
  hints: phrases(
    `lượt người dự; lượt người tham dự; lượt người nghe; người tham dự; người dự; bài đăng; bài viết; tờ rơi; tờ gấp; sổ tay; tài liệu tuyên truyền; cấp phát tài liệu; phát động; đi từng nhà; đến từng nhà; đến tận nhà; đi từng ngõ, gõ từng nhà; đến từng hộ; buổi sinh hoạt; ra quân; mũ bảo hiểm; người nghe`,
  ),
  foreign:
    phrases(`tiếp dân; tiếp công dân; TCD; đối thoại; tiếp xúc cử tri; TXCT; cử tri; lắng nghe ý kiến; đơn thư; lấy ý kiến;
          ý kiến; kiểm tra; giám sát; mô hình; một cửa; TTHC; cuộc họp; kỳ họp; đại hội; hội nghị tiếp xúc`),
  blocked:
    phrases(`bình đẳng giới; bình đẳng; buổi sáng; buổi chiều; buổi tối; mọi người; con người; người nghèo; hộ nghèo; cuộc sống; cuộc vận động; cuộc
          thi; ban tuyên giáo; tin tưởng; thông tin; tin nhắn; tin học; tin lành; lòng tin; niềm tin; bài học; bài bản; thư viện trường`),
  counts: [
    {
      field: 'interactions',
      as: 'noun',
      phrases:
        phrases(`lượt tương tác; tương tác; lượt xem; lượt truy cập; lượt tiếp cận; lượt theo dõi; lượt like; lượt thích;
          lượt chia sẻ; lượt thích, chia sẻ; lượt xem, chia sẻ; view; lượt view; lượt đọc`),
    },
    {
      field: 'interactions',
      as: 'lead',
      phrases: phrases('tiếp cận; tiếp cận được; thu hút tương tác; đạt tương tác'),
    },
    {
      field: 'posts',
      as: 'noun',
      phrases:
        phrases(`bài đăng; bài đăng tải; bài facebook; bài fb; bài đăng facebook; post; bài post; bài trên fanpage; bài viết
          trên fanpage; bài viết trên facebook; bài trên mạng xã hội; bài viết trên mạng xã hội; bài trên zalo; bài đăng fanpage`),
    },
    {
      field: 'posts',
      as: 'lead',
      phrases: phrases(
        'đăng tải; đăng; đăng bài; đã đăng; đã đăng tải; fanpage đăng; facebook đăng; đăng facebook; đăng fb; đăng fanpage; đăng tải trên fanpage; đăng tải trên mạng xã hội',
      ),
    },
    {
      field: 'items',
      as: 'noun',
      phrases:
        phrases(`tin; tin bài; tin, bài; bài; bài viết; bài phát thanh; tin phát thanh; lượt tin; lượt tin, bài; lượt tin bài; lượt tin, bài, chuyên mục; tin, bài, chuyên mục; tin,
          bài phát thanh; tin bài phát thanh; bài tuyên truyền; bài viết tuyên truyền; tin bài tuyên truyền; tin, bài tuyên truyền; lượt phát; lượt phát thanh; chuyên mục; bản tin;
          lượt bài; bài, tin; tin và bài; lượt phát sóng; chuyên đề phát thanh; phóng sự; số tin, bài`),
    },
    {
      field: 'gifts',
      as: 'noun',
      phrases:
        phrases(`mũ bảo hiểm; nón bảo hiểm; tờ rơi; tờ gấp; cuốn tài liệu; tài liệu; bộ tài liệu; quyển tài liệu; vật phẩm;
          pano; áp phích; băng rôn; khẩu hiệu; cuốn sổ tay; sổ tay; lá cờ; cờ tổ quốc; quyển sách; đầu sách; áo phao; mũ bảo hiểm cho học sinh`),
    },
    {
      field: 'sites',
      as: 'noun',
      phrases:
        phrases(`trường; trường học; điểm; điểm trường; thôn; làng; thôn, làng; thôn làng; buôn; hộ; hộ dân; hộ gia đình; khu
          dân cư; địa điểm; điểm tuyên truyền; nhà dân; gia đình; cụm dân cư; tổ dân phố; cơ sở thờ tự; lượt hộ`),
    },
    {
      field: 'sessions',
      as: 'noun',
      namesEvent: true,
      phrases:
        phrases(`buổi; cuộc; buổi tuyên truyền; cuộc tuyên truyền; hội nghị; hội nghị tuyên truyền; lớp; lớp tuyên truyền;
          đợt; đợt tuyên truyền; buổi tuyên truyền lưu động; hội nghị quán triệt; cuộc mít tinh; buổi mít tinh; buổi phổ biến; hội nghị phổ biến; buổi truyền thông; cuộc truyền thông; buổi sinh hoạt; lần; buổi nói chuyện; hội nghị học tập, quán triệt; hội nghị phổ biến pháp luật; buổi nói
          chuyện chuyên đề; lần tuyên truyền; phiên; buổi lồng ghép; buổi quán triệt; lớp tập huấn; lượt tuyên truyền; buổi phổ biến pháp luật; số buổi; số cuộc; buổi tập huấn; hội nghị tập huấn; buổi tuyên truyền, phổ biến; buổi ngoại khóa; đêm tuyên truyền; buổi phát động`),
    },
    // "phát thanh 15 lượt": what is aired has no audience to count.
    {
      field: 'items',
      as: 'lead',
      phrases: phrases('phát thanh; truyền thanh; loa; loa truyền thanh; phát loa; phát trên loa; loa phát'),
    },
    { field: 'items', as: 'lead', phrases: phrases('phát; đã phát; phát được') },
    {
      field: 'attendee_turns',
      as: 'noun',
      phrases:
        phrases(`lượt người; lượt người dự; lượt người tham dự; lượt người tham gia; lượt người nghe; lượt; người; người tham
          dự; người dự; người tham gia; người nghe; lượt dự; số người dự; số người; số lượt; người dân tham dự; người dân tham gia; lượt người dân tham gia`),
    },
    // In front of a figure these words name who organises: "Hội Phụ nữ tuyên truyền 3 buổi".
    {
      field: 'attendee_turns',
      as: 'noun',
      behind: true,
      phrases:
        phrases(`đại biểu; lượt đại biểu; cán bộ; cán bộ, đảng viên; cán bộ đảng viên; lượt cán bộ, đảng viên; lượt cán bộ; đảng
          viên; lượt đảng viên; học sinh; giáo viên, học sinh; giáo viên và học sinh; học sinh, giáo viên; hs; học viên; em; em học sinh; lượt học sinh; đoàn viên; đoàn viên, thanh niên; đoàn viên thanh niên; ĐVTN; lượt ĐVTN; hội viên; lượt hội viên;
          đoàn viên, hội viên; lượt đoàn viên; cán bộ, hội viên; tín đồ; người dân; lượt người dân; bà con; lượt nhân dân; nhân dân; quần chúng; lượt quần chúng; cán bộ chủ chốt; công nhân; người lao động; thanh niên; phụ nữ; lượt phụ nữ; chị em;
          lượt hội viên, phụ nữ; lượt cán bộ, hội viên; lượt cán bộ, chiến sĩ; cán bộ, công chức; cán bộ công chức; giáo dân; đồng bào; giáo viên; tiểu thương; nông dân; cựu chiến binh; người cao tuổi; đồng chí; đ/c; công chức; chức sắc; sinh viên; hộ kinh doanh; lượt bà con; lượt đồng bào; đối tượng; lượt đối tượng`),
    },
    { field: 'gifts', as: 'noun', behind: true, phrases: phrases('cờ; mũ') },
  ],
  choices: [
    {
      field: 'pform',
      options: [
        {
          value: 'integrated',
          phrases: phrases(
            'lồng ghép; tuyên truyền lồng ghép; lồng ghép tuyên truyền; kết hợp tuyên truyền; sinh hoạt lồng ghép; lồng ghép trong',
          ),
        },
        {
          value: 'loudspeaker',
          phrases:
            phrases(`loa truyền thanh; hệ thống loa truyền thanh; truyền thanh; đài truyền thanh; loa phát thanh; phát
          thanh; loa; hệ thống loa; trên loa; loa phát; loa xã; loa lưu động; loa kéo; truyền thanh cơ sở; hệ thống truyền thanh; loa thôn; đài truyền thanh xã; đài phát thanh; loa không dây; hệ thống truyền thanh cơ sở; loa truyền
          thanh không dây; hệ thống loa truyền thanh không dây; trên loa truyền thanh; qua loa truyền thanh; qua loa; phát loa; bài phát thanh; tin phát thanh`),
        },
        {
          value: 'social',
          phrases:
            phrases(`mạng xã hội; fanpage; facebook; fb; zalo; nhóm zalo; trang fanpage; trên mạng xã hội; không gian mạng; tik
          tok; tiktok; mxh; trang facebook; trên fanpage; trang zalo; zalo OA; youtube; trên không gian mạng; trang mạng xã hội; trên zalo; trên facebook; bài trên fanpage; bài viết trên fanpage; bài viết trên facebook; bài trên mạng xã hội; bài viết trên mạng xã hội; bài trên zalo; bài đăng fanpage; bài đăng facebook; bài facebook; bài fb; bài trên facebook; đăng facebook; đăng fb; đăng fanpage; fanpage đăng; facebook đăng`),
        },
        {
          value: 'door_to_door',
          phrases:
            phrases(`cá biệt; tuyên truyền cá biệt; đến từng hộ; từng hộ; từng hộ dân; đến tận hộ; đến tận nhà; tại hộ; đi từng
          nhà; đến từng nhà; gõ từng nhà; đi từng ngõ, gõ từng nhà; tận hộ gia đình; từng nhà; tại hộ dân; đến từng hộ dân; đến từng hộ gia đình; tận nhà; nhỏ lẻ`),
        },
        {
          value: 'school',
          phrases:
            phrases(`học đường; tại trường; tại trường học; tại các trường; trong trường học; trường học; ngoại khóa; tại các
          trường học; cho học sinh; tại điểm trường; giáo viên, học sinh; học sinh, giáo viên; trong nhà trường; cho giáo viên, học sinh; tại trường THCS; tại trường tiểu học; tại trường THPT; buổi ngoại khóa`),
        },
        {
          value: 'mobile',
          phrases:
            phrases(`lưu động; tuyên truyền lưu động; xe tuyên truyền; xe lưu động; xe tuyên truyền lưu động; xe loa; đội lưu
          động; ra quân tuyên truyền; diễu hành; tuần hành; xe cổ động; xe loa lưu động; buổi tuyên truyền lưu động`),
        },
        {
          value: 'conference',
          phrases:
            phrases(`hội nghị; hội nghị tuyên truyền; hội nghị quán triệt; hội nghị học tập; hội nghị phổ biến; hội
          nghị trực tuyến; hội nghị học tập, quán triệt; hội nghị triển khai; lớp tập huấn; tập huấn; hội nghị phổ biến, quán triệt; hội nghị tập huấn`),
        },
        {
          value: 'law_dissemination',
          phrases:
            phrases(`phổ biến pháp luật; phổ biến, giáo dục pháp luật; phổ biến giáo dục pháp luật; PBGDPL; tuyên truyền pháp
          luật; tuyên truyền, phổ biến pháp luật; phổ biến luật; TTPBPL; tuyên truyền, phổ biến, giáo dục pháp luật; tập huấn pháp luật; hội nghị phổ biến pháp luật; buổi phổ biến pháp luật; tuyên truyền phổ biến pháp luật; trợ
          giúp pháp lý`),
        },
      ],
    },
    {
      field: 'target',
      options: [
        {
          value: 'cadre',
          phrases: phrases(
            `cán bộ; đảng viên; cán bộ, đảng viên; cán bộ đảng viên; cán bộ chủ chốt; công chức; cán bộ, công chức; lượt cán bộ, đảng viên; lượt cán bộ; lượt đảng viên; cán bộ công chức; viên chức; cho cán bộ`,
          ),
        },
        {
          value: 'student',
          phrases: phrases(
            `học sinh; giáo viên, học sinh; học sinh, giáo viên; sinh viên; em học sinh; giáo viên và học sinh; lượt học sinh; các em học sinh; cho học sinh; cho giáo viên, học sinh`,
          ),
        },
        {
          value: 'religious',
          phrases: phrases(
            'tín đồ; giáo dân; tín đồ tôn giáo; chức sắc; hội thánh; bà con giáo dân; đồng bào có đạo; Tin lành; phật tử',
          ),
        },
        {
          value: 'ethnic',
          phrases: phrases(
            'dân tộc thiểu số; DTTS; đồng bào dân tộc thiểu số; đồng bào DTTS; đồng bào dân tộc; bà con dân tộc',
          ),
        },
        { value: 'enterprise', phrases: phrases('doanh nghiệp; công nhân; hộ kinh doanh; người lao động') },
        {
          value: 'people',
          phrases: phrases(
            'người dân; nhân dân; bà con; quần chúng; quần chúng nhân dân; bà con nhân dân; lượt người dân; lượt nhân dân; người dân tham dự; cho người dân',
          ),
        },
      ],
    },
  ],
  names: [
    {
      field: 'topic_text',
      plain: true,
      phrases: phrases(
        'tuyên truyền; phổ biến; quán triệt; tập huấn; truyền thông; tuyên truyền, phổ biến; tuyên truyền phổ biến; phổ biến, tuyên truyền; nói chuyện chuyên đề',
      ),
    },
    {
      field: 'topic_text',
      phrases:
        phrases(`tuyên truyền về; phổ biến về; quán triệt về; nội dung; chuyên đề; chủ đề; với nội dung; với chủ đề; về nội dung;
          về`),
    },
    {
      field: 'topic_text',
      withPhrase: true,
      phrases: phrases(
        'Luật; pháp luật; Nghị quyết; Chỉ thị; Kết luận; Nghị định; Đề án; Bộ luật; phòng chống; phòng, chống; an toàn giao thông; chuyển đổi số',
      ),
    },
  ],
  documents: [{ field: 'topic_text' }],
  begins: ['pform'],
  sums: ['items'],
  events: ['sessions'],
  none: [
    {
      phrases: phrases(
        'tuyên truyền buổi nào; tổ chức tuyên truyền; tổ chức buổi nào; buổi nào; tuyên truyền; tổ chức tuyên truyền buổi nào; buổi tuyên truyền nào',
      ),
      zero: ['sessions', 'attendee_turns'],
    },
  ],
  settle,
}
