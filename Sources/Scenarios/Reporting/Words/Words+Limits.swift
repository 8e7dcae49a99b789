internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// What stands in the way of a pledge.
extension Words {
  /// Tonnes that can be said: `11.2 thousand t`.
  func amount(_ tonnes: Double) -> String {
    let (number, scale) = NumberText.scaled(tonnes)
    let unit =
      switch scale {
      case .one: "吨"
      case .thousand: "千吨"
      case .million: "百万吨"
      }
    return pick("\(NumberText.amount(tonnes)) t", "\(number) \(unit)")
  }

  /// What scrap from cars would allow of a recycled content.
  func ceiling(_ share: Double) -> String {
    let share = NumberText.percent(share)
    return pick("old scrap from cars would allow at most \(share)", "乘用车报废废料最多可达 \(share)")
  }

  /// The charge limits and the element that keep shred of old cars out.
  func limits(_ bound: ScrapBound, _ system: MaterialSystem) -> String {
    let charges = bound.routes.map {
      let (limit, route) = (NumberText.percent($0.limit), system.routes[$0.route].id)
      return pick("at most \(limit) scrap in \(route)", "\(route) 最多 \(limit) 废料")
    }
    let symbols = bound.elements.map { system.elements[$0] }
    let (grade, share) = (system.grades[bound.grade], NumberText.percent(bound.share))
    let elements = pick(
      symbols.map(ElementName.word).joined(separator: " and "), symbols.joined(separator: "+"))
    let chemistry = pick(
      "with shred of old cars the limit of \(grade.name) (\(grade.id)) for \(elements) is reached "
        + "at \(share)",
      "用报废车破碎料时，\(self.grade(grade))（\(grade.id)）的 \(elements) 限值在 \(share) 时达到")
    let list = (charges + [chemistry]).joined(separator: pick(", ", "，"))
    return pick("what binds: \(list)", "制约因素：\(list)")
  }

  /// - Parameters:
  ///   - place: The lever's value, as it is printed.
  ///   - system: The metal of the pledge.
  func obstacle(_ obstacle: SeekObstacle, at place: String, _ system: MaterialSystem) -> String {
    switch obstacle {
    case .scrapLacks(let lack):
      let (whole, part) = (amount(lack.tonnes), amount(lack.ofGrade))
      return pick(
        "At \(place) \(whole) of scrap-derived \(lack.metal) lack, most of them, \(part), in "
          + "\(lack.grade).",
        "取 \(place) 时缺少 \(whole)再生\(metal(lack.metal))，其中 \(lack.grade) 最多，为 \(part)。")
    case .classLacks(let tonnes, let share):
      let (lacking, most) = (amount(tonnes), NumberText.percent(share))
      return pick(
        "\(lacking) of the class lack on the market: at most \(most) is to be had.",
        "市场上缺少 \(lacking)该等级金属：最多可得 \(most)。")
    case .worksLack(let plant, let share):
      let missing = NumberText.percent(share)
      return pick(
        "At \(place) the growth of works binds: \(plant) works for \(missing) of all output "
          + "cannot be built in time.",
        "取 \(place) 时受建设速度制约：\(plant) 来不及建成，缺少全部产量的 \(missing)。")
    case .binds(let bound):
      let text = limits(bound, system)
      return text.prefix(1).uppercased() + text.dropFirst() + pick(".", "。")
    }
  }
}
