internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// The files that a browser loads.
extension LivePage {
  /// Scripts and style, by the names that the page has for them.
  public static var parts: [(name: String, bytes: [UInt8])] {
    PageFiles.names.filter { $0 != template }.map { ($0, PageFiles.bytes($0)) }
  }

  private static let template = "page.html"

  /// The page in a language: `{{…}}` of the template is replaced by words.
  public func document(_ language: Language) -> [UInt8] {
    let words = Words(language: language)
    var text = PageFiles.text(Self.template)
    for (name, value) in Self.places(words, base) {
      text = text.replacing("{{\(name)}}", with: Markup.escaped(value))
    }
    // In a script element only the end of the element has to be kept apart.
    let settings = String(decoding: configuration(words), as: UTF8.self)
      .replacing("<", with: "\\u003c")
    return Array(text.replacing("{{configuration}}", with: settings).utf8)
  }

  private static func places(_ words: Words, _ base: RunReport) -> [(String, String)] {
    [
      ("language", words.language.code), ("title", words.pageTitle),
      ("scenario", words.scenarioTitle(base.scenario)), ("subtitle", words.subtitle([base])),
      ("skip", words.pageSkip), ("other-code", words.pick("zh", "en")),
      ("other-language", words.pick("zh-CN", "en")), ("other-name", words.pick("中文", "English")),
      ("maker", words.pageMaker), ("target", words.pagePledge), ("by", words.pageBy),
      ("levers", words.pageLevers), ("hint", words.pageHint), ("undo", words.pageUndo),
      ("reset", words.pageResetAll), ("yaml", words.pageCopyYAML),
      ("command", words.pageCopyCommand), ("download", words.pageDownload),
      ("figures", words.figuresHead), ("figures-note", words.pageFiguresNote),
      ("pictures", words.picturesHead), ("close", words.pageClose),
      ("met", words.pageMet), ("missed", words.pageMissed), ("short", words.pageShort),
      ("impossible", words.pageOverfull), ("unknown", words.pageUnknown),
      ("no-script", words.pageNoScript),
    ]
  }

  /// What the script needs to know: sliders, makers with their targets, and its words.
  private func configuration(_ words: Words) -> [UInt8] {
    var writer = JSONWriter(compact: true)
    writer.object {
      $0.field("start", startTarget)
      $0.array("years") { list in for year in years { list.value(year) } }
      $0.array("sliders") { list in
        for slider in sliders { list.object { write(slider, words, &$0) } }
      }
      $0.array("makers") { write(words, makers: &$0) }
      $0.object("words") { object in
        for (name, text) in words.pageScript { object.field(name, text) }
      }
    }
    return writer.finished()
  }

  private func write(_ slider: PageSlider, _ words: Words, _ writer: inout JSONWriter) {
    writer.field("name", slider.lever.name)
    let label = words.lever(slider.lever)
    writer.field("label", label.prefix(1).uppercased() + label.dropFirst())
    writer.field("meaning", words.meaning(slider.lever))
    writer.field("unit", words.pageUnit(slider.lever))
    writer.field("max", slider.maximum)
    writer.field("step", slider.step)
    // Where the thumb stands before it is moved: shape `[year]`.
    writer.array("start") { list in
      for year in years { list.value(slider.value(base.compiled, in: year)) }
    }
  }

  private func write(_ words: Words, makers list: inout JSONWriter) {
    var names: [String] = []
    for target in targets where !names.contains(target.company) { names.append(target.company) }
    for name in names {
      list.object { maker in
        maker.field("name", name)
        maker.field("label", words.company(name))
        maker.array("targets") { list in
          for target in targets where target.company == name {
            list.object {
              $0.field("id", target.id)
              $0.field("label", words.pledgeUnderItsMaker(target))
              $0.field("year", target.year)
            }
          }
        }
      }
    }
  }
}
