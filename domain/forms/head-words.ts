import { phrases } from '../reading/phrases.ts'

/** How officials name the heads of a unit; shared by receptions and dialogues. */
export const secretaryWords =
  phrases(`Bí thư; BT; BTĐU; BT ĐU; Bí thư Đảng ủy; Bí thư ĐU; Bí thư cấp ủy; BT Đảng ủy; Bí thư Đảng ủy xã; Bí thư
    Đảng uỷ; Bí thư huyện ủy; Bí thư chi bộ; Bí thư xã`)

export const chairWords =
  phrases(`Chủ tịch; CT; Chủ tịch UBND; CT UBND; Chủ tịch UBND xã; CT UBND xã; Chủ tịch xã; CT xã; Chủ tịch Ủy ban
    nhân dân; Chủ tịch Ủy ban; Chủ tịch UB; CTUB; CT UB; Chủ tịch phường; Chủ tịch UBND phường; CTUBND`)
