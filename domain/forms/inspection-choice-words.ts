import type { ChoiceReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'
import { inspectedBodies, supervisedBodies } from './inspection-agent-words.ts'

/** How one says that there is an inspection. */
export const INSPECTIONS = `kiểm tra; ktra; KT; đoàn kiểm tra; tổ kiểm tra; cuộc kiểm tra; đã kiểm tra; kiểm tra xong; đang kiểm tra; thành lập đoàn kiểm tra; đã ktra;
  kiểm tra được; tiến hành kiểm tra; tổ chức kiểm tra; đã tổ chức kiểm tra; đã tiến hành kiểm tra; kế hoạch kiểm tra; thanh tra; kết thúc kiểm tra; hoàn thành kiểm tra`
/** How one says that there is a supervision. */
export const SUPERVISIONS = `giám sát; GS; đoàn giám sát; đoàn giám sát chuyên đề; giám sát chuyên đề; cuộc giám sát; đã giám sát; giám sát xong; đang giám sát; giám sát thường xuyên;
  đã tiến hành giám sát; tổ chức giám sát; tiến hành giám sát; kế hoạch giám sát; giám sát được; đã tổ chức giám sát; kết thúc giám sát`

/** How officials tell what kind an inspection is and how far it has come; `act` and `matter` only help to find the kind. */
export const inspectionChoiceWords: readonly ChoiceReading[] = [
  {
    field: 'ikind',
    options: [
      {
        value: 'party_inspection',
        phrases: phrases('kiểm tra của Đảng; kiểm tra Đảng; kiểm tra tổ chức đảng; kiểm tra đảng viên'),
      },
      {
        value: 'party_supervision',
        phrases: phrases('giám sát của Đảng; giám sát Đảng; giám sát tổ chức đảng; giám sát đảng viên'),
      },
      {
        value: 'council_supervision',
        phrases: phrases('giám sát của HĐND; giám sát HĐND; giám sát của Hội đồng nhân dân'),
      },
      {
        value: 'front_supervision',
        phrases: phrases(
          'giám sát của MTTQ; giám sát của Mặt trận; giám sát MTTQ; giám sát của Mặt trận Tổ quốc; giám sát của đoàn thể; giám sát xã hội; giám sát cộng đồng; giám sát của các đoàn thể',
        ),
      },
      {
        value: 'admin_inspection',
        phrases: phrases(
          'kiểm tra hành chính; kiểm tra cải cách hành chính; kiểm tra CCHC; kiểm tra công tác CCHC; kiểm tra nội vụ; kiểm tra công tác nội vụ',
        ),
      },
      {
        value: 'duty_check',
        phrases:
          phrases(`kiểm tra công vụ; kiểm tra giờ giấc; thanh tra công vụ; kiểm tra kỷ luật, kỷ cương; kiểm tra kỷ luật kỷ cương; kiểm tra giờ giấc làm việc; kiểm tra đột xuất giờ giấc; kiểm tra giờ giấc, công vụ;
          kiểm tra kỷ cương hành chính; kiểm tra việc chấp hành giờ giấc`),
      },
    ],
  },
  {
    field: 'act',
    options: [
      { value: 'inspection', phrases: [...phrases(INSPECTIONS), ...inspectedBodies] },
      { value: 'supervision', phrases: [...phrases(SUPERVISIONS), ...supervisedBodies] },
    ],
  },
  {
    field: 'matter',
    options: [
      {
        value: 'duty',
        phrases:
          phrases(`giờ giấc; giờ giấc làm việc; công vụ; kỷ luật, kỷ cương; kỷ luật kỷ cương; kỷ cương hành chính; kỷ luật, kỷ cương hành chính; thời giờ làm việc; chấp hành giờ giấc; về giờ giấc; về công vụ;
          về kỷ luật, kỷ cương; văn hóa công sở; về giờ giấc làm việc; về chấp hành giờ giấc; tác phong công vụ; đạo đức công vụ`),
      },
      {
        value: 'administration',
        phrases:
          phrases(`CCHC; cải cách hành chính; nội vụ; về CCHC; về cải cách hành chính; công tác CCHC; về công tác CCHC; về công tác cải cách hành chính; công tác nội vụ; về công tác nội vụ; về nội vụ; TTHC; thủ tục hành chính;
          về TTHC; về thủ tục hành chính; một cửa; bộ phận một cửa; kiểm soát TTHC; kiểm soát thủ tục hành chính; công tác cải cách hành chính; chuyển đổi số; về chuyển đổi số; văn thư lưu trữ; công tác văn thư`),
      },
      {
        value: 'party',
        phrases: phrases(
          'tổ chức đảng; đảng viên; chi bộ; đảng ủy xã; đảng bộ; chi bộ trực thuộc; dấu hiệu vi phạm; điều lệ Đảng; cấp ủy; tổ chức cơ sở đảng',
        ),
      },
    ],
  },
  {
    field: 'istate',
    tells: ['announced', 'finished', 'concluded', 'remediated'],
    options: [
      {
        value: 'planned',
        phrases: phrases(
          'lập kế hoạch; đã lập kế hoạch; xây dựng kế hoạch; xây dựng kế hoạch kiểm tra; xây dựng kế hoạch giám sát; ban hành kế hoạch; ban hành kế hoạch kiểm tra; ban hành kế hoạch giám sát; mới có kế hoạch; có kế hoạch',
        ),
      },
      {
        value: 'announced',
        phrases: phrases(
          'công bố quyết định; đã công bố; công bố quyết định kiểm tra; công bố quyết định giám sát; công bố kế hoạch; triển khai quyết định; công bố quyết định thành lập đoàn',
        ),
      },
      {
        value: 'running',
        phrases: phrases(
          'đang kiểm tra; đang giám sát; đang tiến hành; đang tiến hành kiểm tra; đang tiến hành giám sát; bắt đầu kiểm tra; bắt đầu giám sát',
        ),
      },
      {
        value: 'finished',
        phrases:
          phrases(`đã kiểm tra; đã ktra; đã giám sát; kiểm tra xong; giám sát xong; kiểm tra được; đã tiến hành kiểm tra; đã tiến hành giám sát; đã tổ chức kiểm tra; đã tổ chức giám sát; kết thúc kiểm tra;
          kết thúc giám sát; hoàn thành kiểm tra; hoàn thành giám sát; đã kiểm tra xong; đã giám sát xong; giám sát được; kết thúc cuộc kiểm tra; kết thúc cuộc giám sát`),
      },
      {
        value: 'concluded',
        phrases: phrases(
          'đã kết luận; kết luận xong; đã kết luận xong; có kết luận; đã có kết luận; ra kết luận; ban hành kết luận; thông báo kết luận; công bố kết luận; đã công bố kết luận; công bố thông báo kết luận; đã công bố thông báo kết luận; ban hành thông báo kết luận; đã ra thông báo kết luận; ra thông báo kết luận; có thông báo kết luận; đã ban hành thông báo kết luận',
        ),
      },
      {
        value: 'remediated',
        phrases: phrases(
          'đã khắc phục xong; khắc phục xong; đã khắc phục hết; đã khắc phục toàn bộ; khắc phục xong toàn bộ',
        ),
      },
    ],
  },
]
