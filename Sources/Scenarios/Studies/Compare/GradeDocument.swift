internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowTables

/// A comparison by grade in JSON, every year of both runs.
///
/// `"grades":{allocation,figures:[{metal,grade,name,unit,year,base,other}],metals:[{metal,
/// {base|other}:{first_surplus,binding,sorting,same_grade}}]}`; `grade` is null for
/// a metal as a whole.
enum GradeDocument {
  static func write(_ comparison: GradeComparison, to writer: inout JSONWriter) {
    writer.object("grades") { document in
      document.field("allocation", comparison.view.rawValue)
      document.array("figures") { figures(of: comparison, to: &$0) }
      document.array("metals") { list in
        for m in comparison.base.systems.indices {
          list.object { metal(m, comparison, to: &$0) }
        }
      }
    }
  }

  private static func figures(
    of comparison: GradeComparison, to list: inout JSONWriter
  ) {
    for (m, system) in comparison.base.systems.enumerated() {
      for quantity in comparison.quantities {
        for year in comparison.years {
          let before = year - comparison.base.years.lowerBound
          let after = year - comparison.other.years.lowerBound
          func row(_ grade: String?, _ base: Double, _ other: Double) {
            list.object {
              $0.field("metal", system.name)
              $0.field(optional: "grade", grade)
              $0.field("name", quantity.name)
              $0.field("unit", quantity.unit)
              $0.field("year", year)
              $0.field("base", base)
              $0.field("other", other)
            }
          }
          row(
            nil, quantity.value(comparison.base, metal: m, before),
            quantity.value(comparison.other, metal: m, after))
          for g in 0..<comparison.base.fates[m].gradeCount {
            row(
              system.grades[g].id, quantity.ofGrade(comparison.base, m, before, g),
              quantity.ofGrade(comparison.other, m, after, g))
          }
        }
      }
    }
  }

  private static func metal(
    _ m: Int, _ comparison: GradeComparison, to writer: inout JSONWriter
  ) {
    writer.field("metal", comparison.base.systems[m].name)
    for (side, report) in [("base", comparison.base), ("other", comparison.other)] {
      writer.object(side) {
        $0.field(optional: "first_surplus", report.firstSurplus(material: m))
        $0.array("binding") { list in
          for bound in report.bindingMaxima(material: m) {
            for (year, price) in zip(bound.years, bound.prices) {
              list.object {
                $0.field("product", bound.product)
                $0.field("elements", bound.elements)
                $0.field("year", year)
                $0.field("worth_t_per_t", price)
              }
            }
          }
        }
        $0.array("sorting") { sorting(m, report, to: &$0) }
        $0.array("same_grade") { sameGrade(m, report, to: &$0) }
      }
    }
  }

  /// Metal that scrap of any product gives its own product again, Mt/yr.
  private static func sameGrade(_ m: Int, _ report: RunReport, to list: inout JSONWriter) {
    let blend = report.run.blends[m]
    for (t, year) in report.years.enumerated() {
      list.object {
        $0.field("year", year)
        $0.field("posted", ResultUnit.millions(blend.postedSameGrade[t]))
        $0.field("least", ResultUnit.millions(blend.leastSameGrade[t]))
        $0.field("most", ResultUnit.millions(blend.mostSameGrade[t]))
      }
    }
  }

  private static func sorting(_ m: Int, _ report: RunReport, to list: inout JSONWriter) {
    let economics = report.compiled.sortingEconomics[m]
    for (index, option) in report.compiled.plan.materials[m].sorting.options.enumerated() {
      for (t, year) in report.years.enumerated() {
        list.object {
          $0.field("option", option.name)
          $0.field("year", year)
          let worth = report.run.blends[m].worth(ofSorting: index, t)
          $0.field("worth_t_per_t", worth)
          $0.field("worth_cny_per_t", worth * economics.primaryPrice)
          $0.field(optional: "cost_cny_per_t", economics.costs[index]?.value)
        }
      }
    }
  }
}
