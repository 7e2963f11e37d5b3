import { phrases } from '../reading/phrases.ts'

/** How officials name what citizens come about; the keys are those of `topics`. */
export const topicWords: readonly { value: string; phrases: readonly string[] }[] = [
  {
    value: 'land',
    phrases:
      phrases(`đất đai; về đất đai; tranh chấp đất; tranh chấp đất đai; đất; về đất; sổ đỏ; cấp giấy chứng nhận quyền
          sử dụng đất; lấn chiếm đất`),
  },
  {
    value: 'policy',
    phrases:
      phrases(`chế độ chính sách; chế độ, chính sách; chính sách; chính sách xã hội; bảo hiểm; người có công; hộ nghèo;
          trợ cấp; an sinh xã hội`),
  },
  { value: 'civil', phrases: phrases('dân sự; hôn nhân; hôn nhân gia đình; tranh chấp dân sự') },
  { value: 'environment', phrases: phrases('môi trường; ô nhiễm; ô nhiễm môi trường; rác thải') },
  {
    value: 'compensation',
    phrases:
      phrases(`bồi thường; đền bù; GPMB; giải phóng mặt bằng; bồi thường GPMB; bồi thường, GPMB; bồi thường giải phóng
          mặt bằng; đền bù GPMB; tái định cư; bồi thường, hỗ trợ, tái định cư`),
  },
  { value: 'admin', phrases: phrases('hành chính; thủ tục hành chính; TTHC; hộ tịch') },
  { value: 'order', phrases: phrases('an ninh trật tự; ANTT; trật tự; an ninh; trật tự an toàn xã hội') },
]
