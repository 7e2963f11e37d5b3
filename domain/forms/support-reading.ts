import type { FormReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'

/** How officials tell of what was given, built and done for the community. */
export const supportReading: FormReading = {
  signals:
    phrases(`tặng quà; trao quà; suất quà; phần quà; quà tết; trao tặng; ủng hộ; hỗ trợ; giúp đỡ; thăm hỏi; thăm, tặng
          quà; thăm hỏi, tặng quà; thăm tặng quà; nhà tình nghĩa; nhà tình thương; nhà đại đoàn kết; nhà đồng đội; nhà nhân ái; căn nhà; xóa nhà tạm; xoá nhà tạm; nhà tạm, nhà dột nát; ngày công; dê giống; bò giống; heo
          giống; con giống; trợ cấp; giúp dân; chi trả chế độ; đối tượng bảo trợ; đối tượng bảo trợ xã hội; bảo trợ xã hội; an sinh; an sinh xã hội; cứu đói; gạo cứu đói; nhu yếu phẩm; đền ơn đáp nghĩa; quỹ an sinh; quỹ vì người nghèo; quỹ đền ơn đáp nghĩa; vận động quỹ; ủng hộ quỹ; xây dựng quỹ; quỹ khuyến học; quỹ khuyến tài; quỹ cứu trợ; quỹ nhân đạo; quỹ phòng chống thiên tai; quỹ phòng, chống thiên tai; quỹ bảo trợ trẻ em; quỹ hội; vận động ủng hộ; quyên góp; nạo vét; kênh mương; làm đường; sửa đường; bê
          tông hóa; chuyển quà; cứu trợ; tặng bò; tặng dê; trị giá; tổng trị giá; thẻ bảo hiểm y tế; thẻ BHYT; học bổng; xe đạp; con dê; con bò; con heo; con lợn; con trâu; con gà; km đường; mét đường; đường bê tông; đường giao thông nông thôn; đường liên thôn; km đường bê tông`),
  hints: phrases(
    `tấn gạo; kg gạo; thùng mì; công gặt; công gặt lúa; công thu hoạch; chi trả; hộ neo đơn; người neo đơn; quà; quà trung thu; tặng; trao; trao tặng; hộ nghèo; hộ cận nghèo; gia đình chính sách; hoàn cảnh khó khăn; số tiền; kinh phí`,
  ),
  verbs: { as: 'hint', fields: ['quantity'], phrases: phrases('giúp; giúp dân; huy động; đóng góp') },
  foreign:
    phrases(`đơn thư; tiếp dân; tiếp công dân; một cửa; TTHC; hồ sơ; đối thoại; cử tri; tuyên truyền; quán triệt; hỗ trợ tái
          định cư; bồi thường, hỗ trợ; bồi thường, hỗ trợ, tái định cư; hỗ trợ, tái định cư; hỗ trợ người dân làm thủ tục; công cụ hỗ trợ; tổng đài hỗ trợ; đầu tư công; kiến nghị; kinh phí hoạt động; giải ngân; tổ hỗ trợ`),
  blocked:
    phrases(`chi bộ; chi hội; đảng bộ; kết quả; hiệu quả; quà quê; nhà nước; nhà trường; nhà văn hóa; nhà dân; nhà máy; nhà ở xã hội; gia nhà; con người; con em;
          bà con; tiền lương; tiền phạt; phạt tiền; công cụ hỗ trợ; đường dây; đường lối; đường bộ; giao thông đường bộ; suất ăn; suất cơm; hộp cơm; đường dây nóng; con đường`),
  counts: [
    // What each one gets is no total.
    {
      as: 'noun',
      phrases: phrases(
        'mỗi hộ; mỗi suất; mỗi phần; mỗi căn; mỗi con; mỗi người; mỗi nhà; mỗi em; mỗi gia đình; mỗi đối tượng; mỗi suất quà; mỗi phần quà; mỗi căn nhà',
      ),
    },
    {
      field: 'length_km',
      as: 'noun',
      phrases:
        phrases(`km; kênh mương; km đường; km kênh mương; kênh mương nội đồng; km kênh; km đường bê tông; km đường giao thông;
          kênh mương nội đồng; nạo vét kênh mương; km đường giao thông nông thôn; đường giao thông nông thôn; tuyến đường; đường liên thôn; chiều dài; mét; mét đường; km kênh mương nội đồng`),
    },
    {
      field: 'value_vnd',
      as: 'noun',
      phrases:
        phrases(`trị giá; tổng trị giá; với số tiền; số tiền; tổng số tiền; giá trị; tổng giá trị; tổng kinh phí; kinh phí;
          đồng; tiền; tổng tiền; tổng cộng; với tổng số tiền; với tổng kinh phí; với kinh phí; tiền mặt; ủng hộ; quyên góp; quyên góp được; vận động; vận động được; vận động ủng hộ; đóng góp; ủng hộ được; mức; kinh phí hỗ trợ; huy động được`),
    },
    {
      field: 'quantity',
      as: 'noun',
      phrases:
        phrases(`suất; suất quà; phần; phần quà; gói quà; túi quà; suất quà tết; phần quà tết; suất học bổng; học bổng;
          thẻ bảo hiểm y tế; thẻ BHYT; xe đạp; chiếc xe đạp; căn; căn nhà; ngôi nhà; nhà tình nghĩa; nhà tình thương; nhà đại đoàn kết; nhà đồng đội; căn nhà tình nghĩa; căn nhà đại đoàn kết; căn nhà
          tình thương; căn nhà đồng đội; nhà nhân ái; căn nhà nhân ái; nhà ở; căn nhà ở; con; con dê; con bò; con heo; con lợn; con trâu; con gà; con giống; dê giống; bò giống; heo giống; con dê
          giống; con bò giống; con heo giống; con bò sinh sản; bò sinh sản; con trâu giống; con lợn giống; con gà giống; dê; bò; heo; lợn; gà; ngày công; công; công lao động; ngày công lao động; lượt ngày công; công gặt; công gặt lúa; công thu hoạch; công làm đường; kg gạo; tấn
          gạo; cây giống; suất trợ cấp; suất gạo; nhà tạm; nhà tạm, nhà dột nát; nhà dột nát; bánh chưng; số suất; số phần; con vịt; vịt; bao gạo; thùng mì; cuốn vở; quyển vở; lượt trợ cấp; lượt chi trả`),
    },
    { field: 'quantity', as: 'noun', behind: true, phrases: phrases('nhà') },
    {
      field: 'beneficiaries',
      as: 'noun',
      phrases:
        phrases(`hộ; hộ nghèo; hộ cận nghèo; hộ dân; hộ gia đình; gia đình; gia đình chính sách; người; đối tượng; người nghèo; hộ
          nghèo, cận nghèo; hộ nghèo, hộ cận nghèo; hộ chính sách; gia đình khó khăn; hộ khó khăn; người dân; lượt người; lượt đối tượng; trường hợp; hộ gia đình chính sách; đối tượng bảo trợ xã hội; đối tượng bảo trợ; đối tượng chính sách; gia đình người có công;
          hộ nghèo, hộ cận nghèo và gia đình chính sách; hộ dân tộc thiểu số; hộ có hoàn cảnh khó khăn; số hộ; số người`),
    },
    // In front of a figure these words name who gives: "Đoàn Thanh niên tặng 20 suất quà".
    {
      field: 'beneficiaries',
      as: 'noun',
      behind: true,
      phrases:
        phrases(`học sinh; học sinh nghèo; học sinh khó khăn; cháu; thanh niên; đoàn viên; hội viên; người có công; cụ; người cao
          tuổi; trẻ em; phụ nữ; thương binh; chiến sĩ; tân binh; em học sinh; em; cụ già; đoàn viên khó khăn; hội viên khó khăn; hội viên nghèo; người khuyết tật; người già; chị em; nông dân; cựu chiến binh; sinh viên; giáo viên; thầy cô; thầy cô giáo; thầy, cô giáo; cô giáo; cán bộ; công nhân; người lao động; bệnh nhân; già làng; người có uy tín; mẹ Việt Nam anh hùng; gia đình liệt sĩ; trẻ em nghèo; trẻ mồ côi; cháu mồ côi; người neo đơn; hộ neo đơn; cụ neo đơn; trẻ em mồ côi`),
    },
    { as: 'lead', phrases: phrases('thành viên; lực lượng; tham gia; cán bộ, chiến sĩ') },
  ],
  choices: [
    {
      field: 'skind',
      options: [
        { value: 'labour', behind: true, phrases: phrases('công') },
        { value: 'house', behind: true, phrases: phrases('nhà') },
        { value: 'road', behind: true, phrases: phrases('đường') },
        {
          value: 'house',
          phrases:
            phrases(`căn nhà; ngôi nhà; nhà tình nghĩa; nhà tình thương; nhà đại đoàn kết; nhà đồng đội; căn nhà tình nghĩa; căn
          nhà đại đoàn kết; căn nhà tình thương; căn nhà đồng đội; nhà nhân ái; căn nhà nhân ái; xóa nhà tạm; xoá nhà tạm; nhà tạm; nhà tạm, nhà dột nát; nhà dột nát; làm nhà; xây nhà; sửa nhà; nhà ở; sửa chữa nhà; xây dựng nhà; căn nhà ở; làm nhà ở`),
        },
        {
          value: 'livestock',
          phrases:
            phrases(`con dê; con bò; con heo; con lợn; con trâu; con gà; con giống; dê giống; bò giống; heo giống; con dê giống;
          con bò giống; con heo giống; con bò sinh sản; bò sinh sản; con lợn giống; con trâu giống; con gà giống; con vịt; lợn giống; gà giống; tặng bò; tặng dê; vật nuôi`),
        },
        {
          value: 'labour',
          phrases: phrases(
            'ngày công; ngày công lao động; công lao động; giúp dân; ngày công giúp dân; lượt ngày công; công gặt; công gặt lúa; công thu hoạch; công làm đường',
          ),
        },
        {
          value: 'road',
          phrases:
            phrases(`kênh mương; nạo vét; nạo vét kênh mương; km đường; mét đường; làm đường; đường bê tông; đường giao thông nông thôn; đường nông thôn; đường liên
          thôn; kênh mương nội đồng; bê tông hóa; km kênh mương; km kênh; tuyến đường; km đường bê tông; km đường giao thông; sửa đường; km kênh mương nội đồng; nạo vét kênh mương nội đồng; km đường giao thông nông thôn; đường giao thông`),
        },
        {
          value: 'allowance',
          phrases: phrases(
            'trợ cấp; chi trả trợ cấp; chi trả chế độ; trợ cấp xã hội; bảo trợ xã hội; trợ cấp hàng tháng; trợ cấp hằng tháng; trợ cấp đột xuất; trợ cấp thường xuyên; chi trả; lượt trợ cấp; đối tượng bảo trợ xã hội; suất trợ cấp; chi trợ cấp',
          ),
        },
        {
          value: 'gift',
          phrases: phrases(
            `suất; suất quà; quà trung thu; phần quà; tặng quà; trao quà; quà tết; gói quà; túi quà; thăm, tặng quà; thăm hỏi, tặng quà; thăm tặng quà; chuyển quà; suất quà tết; phần quà tết; suất học bổng; học bổng; thẻ bảo hiểm y tế; thẻ BHYT; xe đạp; bánh chưng; kg gạo; tấn gạo; bao gạo; suất gạo`,
          ),
        },
        {
          value: 'fund',
          phrases:
            phrases(`ủng hộ; vận động; quyên góp; vận động ủng hộ; ủng hộ quỹ; quyên góp ủng hộ; đóng góp; vận động quỹ; tiền mặt; quyên góp được; ủng hộ được; vận
          động được; vận động quyên góp; đóng góp quỹ; hỗ trợ tiền; hỗ trợ tiền mặt; xây dựng quỹ`),
        },
      ],
    },
  ],
  names: [
    {
      field: 'fund',
      withPhrase: true,
      endsAtSignal: true,
      phrases: phrases('quỹ; Quỹ; ngân sách; nguồn ngân sách; nguồn xã hội hóa; xã hội hóa; nguồn vận động'),
    },
    { field: 'fund', endsAtSignal: true, phrases: phrases('từ nguồn; nguồn; do nguồn; trích từ; từ kinh phí') },
  ],
  begins: ['skind'],
  addends: ['value_vnd'],
  splitBy: 'fund',
  none: [{ phrases: phrases('phát sinh; hỗ trợ; tặng quà; trường hợp nào'), zero: ['quantity', 'beneficiaries'] }],
}
