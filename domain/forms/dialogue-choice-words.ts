import type { ChoiceReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'
import { chairWords, secretaryWords } from './head-words.ts'

const SECRETARIES = phrases('Bí thư; BT; Bí thư Đảng ủy; Bí thư cấp ủy; BT ĐU; Bí thư Đảng ủy xã; Bí thư ĐU')
const CHAIRS = phrases('Chủ tịch; CT; Chủ tịch UBND; CT UBND; Chủ tịch UBND xã; CT UBND xã; Chủ tịch xã')

/** "Bí thư Đảng ủy, Chủ tịch UBND xã", "Chủ tịch và Bí thư". */
const bothHeads = SECRETARIES.flatMap((secretary) =>
  CHAIRS.flatMap((chair) =>
    [' và ', ', ', ' cùng ', ' và đồng chí ', ', đồng chí '].flatMap((joint) => [
      `${secretary}${joint}${chair}`,
      `${chair}${joint}${secretary}`,
    ]),
  ),
)

/** Who chaired a dialogue, and what kind it was. */
export const dialogueChoiceWords: readonly ChoiceReading[] = [
  {
    field: 'chair_role',
    options: [
      {
        value: 'both',
        phrases: [
          ...bothHeads,
          ...phrases(`người đứng đầu cấp ủy, chính quyền; người đứng đầu cấp ủy và chính quyền; người đứng đầu cấp ủy,
            chính quyền xã; cấp ủy, chính quyền; lãnh đạo cấp ủy, chính quyền; lãnh đạo Đảng ủy, UBND; lãnh đạo Đảng ủy,
            UBND xã; thường trực Đảng ủy, UBND xã`),
        ],
      },
      { value: 'secretary', phrases: [...secretaryWords, ...phrases('người đứng đầu cấp ủy')] },
      {
        value: 'chair',
        phrases: [...chairWords, ...phrases('người đứng đầu chính quyền; lãnh đạo UBND; lãnh đạo UBND xã')],
      },
      {
        value: 'police',
        phrases:
          phrases(`Công an; Công an xã; Công an phường; Công an thị trấn; Công an xã, thị trấn; CA xã; CAX; Trưởng Công an;
            Trưởng Công an xã; trưởng CA xã; lực lượng Công an; Ban Công an xã; Công an các xã`),
      },
      {
        value: 'agency_head',
        phrases: phrases(`thủ trưởng; thủ trưởng cơ quan; thủ trưởng đơn vị; giám đốc; trưởng phòng; chi cục trưởng; cục
          trưởng; hiệu trưởng; người đứng đầu cơ quan; trưởng ban; viện trưởng; chánh án`),
      },
      {
        value: 'other',
        phrases:
          phrases(`Phó Bí thư; Phó Bí thư Thường trực; PBT; PBT Thường trực; PBT TT; PBTTT; Phó Chủ tịch; PCT; PCT
          UBND; Phó Chủ tịch UBND; Phó Chủ tịch UBND xã; PCT UBND xã; PCT xã; Phó CT; Chủ tịch MTTQ; CT MTTQ; Chủ tịch Mặt
          trận; Chủ tịch UBMTTQ; Chủ tịch UBMTTQ xã; Chủ tịch HĐND; CT HĐND; Chủ tịch HĐND xã; Phó Chủ tịch HĐND; PCT HĐND;
          Chủ tịch Hội Nông dân; Chủ tịch Hội LHPN; Bí thư Đoàn; Bí thư Đoàn thanh niên; Bí thư Đoàn xã`),
      },
    ],
  },
  {
    field: 'dtype',
    options: [
      {
        value: 'complaint_settlement',
        phrases:
          phrases(`giải quyết khiếu nại; đối thoại giải quyết khiếu nại; đối thoại với người khiếu nại; đối thoại với công
            dân khiếu nại; đối thoại khiếu nại; người khiếu nại; đối thoại giải quyết tranh chấp; đối thoại với hộ khiếu
            nại; hộ khiếu nại`),
      },
      {
        value: 'listening',
        phrases:
          phrases(`lắng nghe; lắng nghe ý kiến; lắng nghe ý kiến nhân dân; lắng nghe ý kiến của nhân dân; lắng nghe ý kiến
            người dân; lắng nghe nhân dân; hội nghị lắng nghe; hội nghị lắng nghe ý kiến; hội nghị lắng nghe ý kiến nhân
            dân; tuần lễ lắng nghe; tuần lễ lắng nghe ý kiến; diễn đàn lắng nghe;
            lắng nghe tâm tư; lắng nghe tâm tư, nguyện vọng; lắng nghe dân nói`),
      },
      {
        value: 'consultation',
        phrases:
          phrases(`lấy ý kiến; lấy ý kiến nhân dân về; lấy ý kiến về; lấy ý kiến nhân dân; lấy ý kiến của nhân dân; lấy ý kiến người dân; lấy ý kiến dự thảo; lấy ý
            kiến góp ý; lấy ý kiến cộng đồng; lấy ý kiến cộng đồng dân cư; góp ý dự thảo; góp ý vào dự thảo; tham gia góp
            ý; tham vấn; tham vấn cộng đồng; tham vấn ý kiến; hội nghị lấy ý kiến; hội nghị lấy ý kiến về; hội nghị lấy ý kiến nhân dân về; buổi lấy ý kiến; cuộc lấy ý kiến; đợt lấy ý kiến; cuộc họp lấy ý kiến; lấy ý kiến vào dự thảo; lấy ý kiến cử tri`),
      },
      {
        value: 'thematic',
        phrases: phrases(
          'chuyên đề; theo chuyên đề; chuyên đề về; đối thoại chuyên đề; đối thoại chuyên đề về; đối thoại theo chuyên đề; ĐT chuyên đề',
        ),
      },
      {
        value: 'adhoc',
        phrases: phrases('đột xuất; đối thoại đột xuất; ĐT đột xuất'),
      },
      {
        value: 'periodic',
        phrases: phrases(`định kỳ; đối thoại định kỳ; ĐT định kỳ; theo định kỳ; đối thoại theo định kỳ; đối thoại thường
          kỳ; đối thoại hằng năm; đối thoại hàng năm; đối thoại hằng quý`),
      },
    ],
  },
  {
    field: 'held_online',
    granularity: 'event',
    options: [
      {
        value: 'mixed',
        phrases:
          phrases(`trực tiếp kết hợp trực tuyến; đối thoại trực tiếp kết hợp trực tuyến; đối thoại trực tiếp và trực tuyến; trực tiếp và trực tuyến; kết hợp trực tuyến; trực tuyến kết hợp
          trực tiếp; vừa trực tiếp vừa trực tuyến`),
      },
      { value: 'online', phrases: phrases('trực tuyến; đối thoại trực tuyến; online; qua zoom; qua cầu truyền hình') },
      { value: 'in_person', phrases: phrases('hình thức trực tiếp; bằng hình thức trực tiếp') },
    ],
  },
]
