import type { AgentReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'
import { chairWords, secretaryWords } from './head-words.ts'

/** Who receives citizens, who stands in, and how it is said. */
export const receptionAgentWords: AgentReading = {
  field: 'receiver_role',
  heads: [
    { value: 'secretary', phrases: secretaryWords },
    { value: 'chair', phrases: chairWords },
    {
      value: 'council',
      phrases:
        phrases(`Thường trực HĐND; TT HĐND; HĐND; HĐND xã; HĐND phường; Chủ tịch HĐND; CT HĐND; Hội đồng nhân dân; Hội đồng nhân dân xã; Hội đồng nhân dân phường; Thường
        trực Hội đồng nhân dân; đại biểu HĐND; đại biểu; TT HĐND xã; Thường trực HĐND xã; Chủ tịch HĐND xã; Tổ
        đại biểu`),
    },
    {
      value: 'agency_head',
      phrases:
        phrases(`thủ trưởng; thủ trưởng cơ quan; giám đốc; trưởng phòng; chánh thanh tra; trưởng công an; trưởng công an
        xã; trưởng ban; người đứng đầu cơ quan`),
    },
    {
      value: 'officer',
      phrases:
        phrases(`bộ phận tiếp dân; bộ phận tiếp công dân; bp tiếp dân; bp tiếp công dân; BP TCD; bộ phận TCD; cán bộ tiếp
        dân; cán bộ tiếp công dân; công chức tiếp dân; công chức tiếp công dân; ban tiếp công dân; ban tiếp dân;
        Ban TCD; trụ sở tiếp công dân; phòng tiếp công dân; tổ tiếp công dân; tổ tiếp dân; CB tiếp dân; cán bộ tiếp; công chức tiếp; cb tiếp
        công dân; cán bộ TCD; CB TCD`),
    },
  ],
  deputies: [
    {
      title: 'Phó Bí thư Thường trực',
      of: 'secretary',
      phrases:
        phrases(`Phó Bí thư Thường trực; PBT Thường trực; PBTTT; PBT TT; Phó Bí thư TT; Phó BT Thường trực; Phó Bí thư
        Thường trực Đảng ủy; PBT thường trực ĐU; phó BT TT`),
    },
    {
      title: 'Phó Bí thư',
      of: 'secretary',
      phrases: phrases('Phó Bí thư; PBT; Phó BT; Phó Bí thư Đảng ủy; PBT ĐU; PBT Đảng ủy; các Phó Bí thư'),
    },
    {
      title: 'Phó Chủ tịch',
      of: 'chair',
      phrases:
        phrases(`Phó Chủ tịch; PCT; Phó CT; Phó Chủ tịch UBND; PCT UBND; Phó CT UBND; các Phó Chủ tịch; PCT UBND xã; Phó
        Chủ tịch UBND xã; PCT xã; Phó Chủ tịch xã; PCT UB; cấp phó`),
    },
    {
      title: 'Phó Chủ tịch Thường trực',
      of: 'chair',
      phrases: phrases('Phó Chủ tịch Thường trực; PCT Thường trực; PCT TT; PCTTT; Phó CT Thường trực'),
    },
    {
      title: 'Phó Chủ tịch HĐND',
      of: 'council',
      phrases: phrases('Phó Chủ tịch HĐND; PCT HĐND; Phó CT HĐND; PCT HĐND xã; Phó Chủ tịch HĐND xã'),
    },
    { title: 'Chánh Văn phòng', of: 'chair', phrases: phrases('Chánh Văn phòng; CVP') },
  ],
  delegation:
    phrases(`ủy quyền; ủy quyền cho; được ủy quyền; ủy quyền tiếp; ủy quyền tiếp dân; ủy quyền tiếp công dân; ủy nhiệm; tiếp thay; thay mặt; thay; thay cho;
        tiếp hộ; tiếp dân thay; tiếp công dân thay; tiếp thay cho; giao cho; giao; phân công; ủy quyền cho các`),
  delegateField: 'delegate_role',
  delegated: { field: 'mode', value: 'delegated' },
}
