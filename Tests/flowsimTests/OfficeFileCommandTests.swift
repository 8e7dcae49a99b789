import Foundation
import Testing

@Suite("Files as offices have them, given to commands")
struct OfficeFileCommandTests {
  private func run(
    _ bytes: [UInt8], _ arguments: String..., name: String = "file.csv"
  ) throws -> Program.Answer {
    let scratch = try Scratch()
    try Data(bytes).write(to: scratch.url.appending(path: name))
    let line = (["$FLOWSIM"] + arguments + [name]).joined(separator: " ")
    return try Program.shell(line, in: scratch.url)
  }

  private let ledger: [UInt8] =
    Array("supplier,metal,tonnes\n".utf8) + [0xB1, 0xA6, 0xB8, 0xD6] + Array(",steel,1000\n".utf8)

  @Test("A ledger in GBK is added up under its supplier's name, and the note names GBK")
  func gbkLedger() throws {
    let answer = try run(ledger, "account", "--format", "csv")
    #expect(answer.status == 0)
    #expect(answer.output.contains("Baosteel,steel"))
    let other =
      Array("supplier,metal,tonnes\n".utf8) + [0xD5, 0xC5, 0xC8, 0xFD] + Array(",steel,1\n".utf8)
    #expect(try run(other, "account", "--format", "csv").output.contains("张三,steel"))
    #expect(answer.errors.contains("file.csv:1:1: note[E213]: read as GB18030 (GBK)"))
    #expect(try run(ledger, "account", "--quiet").errors.isEmpty)
  }

  @Test("Columns of a ledger that its owner keeps are named once and change nothing")
  func extraColumns() throws {
    let plain = "supplier,metal,tonnes\nThyssen,steel,10\n"
    let extra = "date,supplier,metal,tonnes,invoice no\n2024-01-03,Thyssen,steel,10,77\n"
    let answer = try run(Array(extra.utf8), "account")
    #expect(answer.status == 0)
    #expect(
      answer.errors == """
        file.csv:1:1: note[E215]: 2 columns are not read: 'date', 'invoice no'
         1 | date,supplier,metal,tonnes,invoice no
           | ^^^^

        """)
    #expect(try run(Array(plain.utf8), "account").output == answer.output)
    let misspelt = "supplier,metal,tonnes,facter\nThyssen,steel,10,2\n"
    #expect(
      try run(Array(misspelt.utf8), "account").errors.contains(
        "the column 'facter' is not read; did you mean 'factor'?"))
  }

  @Test(
    "Numbers whose sum is beyond a double are refused at their place",
    arguments: [
      (
        "year,value\n2000,1e308\n2001,1e308\n", "stock --drive inflow --lifetime fixed:years=5",
        "2:6"
      ),
      ("supplier,metal,tonnes,factor\nB,steel,1e300,1e10\n", "account", "2:9"),
    ])
  func overflow(text: String, command: String, place: String) throws {
    let answer = try run(Array(text.utf8), command)
    #expect(answer.status == 2)
    #expect(answer.errors.hasPrefix("file.csv:\(place): error[E127]: "))
  }

  @Test("A charge beyond a double is refused")
  func overflowOfCharge() throws {
    let text = """
      {"elements":["Cu"],"primary_composition_wt_pct":[0],"scraps":[{"mass_kg":1e308,\
      "composition_wt_pct":[0.1]}],"targets":[{"demand_kg":1e308}]}
      """
    let answer = try run(Array(text.utf8), "blend", name: "blend.json")
    #expect(answer.status == 2)
    #expect(answer.errors.contains("error[E127]: "))
  }

  @Test("A table with semicolons is answered as one with commas, and the note is on stderr")
  func semicolons() throws {
    let command = "stock --drive inflow --lifetime weibull:mean=16,sd=4.8"
    let plain = try run(Array("year,value\n2000,22.9\n2001,24.1\n".utf8), command)
    let office = try run(
      Array("\u{FEFF}Year;Value\r\n2000;22,9\r\n2001;24,1\r\n;\r\n".utf8), command)
    #expect(plain.status == 0 && plain.errors.isEmpty)
    #expect(office.status == 0 && office.output == plain.output)
    #expect(
      office.errors.hasPrefix(
        "file.csv:1:1: note[E212]: read with ';' between cells and decimal commas\n"))
  }

  @Test("Actual emissions and answers with semicolons are read, with a note")
  func otherTables() throws {
    let lines = try run(
      Array("year;emissions\n2021;950,5\n2022;1000\n".utf8), "target-line --base 2020 --emissions",
      "1000 --year 2030 --actual")
    #expect(lines.status == 0 && lines.errors.contains("note[E212]"))
    let answers = try run(Array("indicator;answer\n1.1.1;0,5\n".utf8), "cati --answers")
    #expect(answers.errors.contains("E212"))
  }

  @Test("A register in GBK and a scenario in UTF-16 are read, each with a note")
  func register() throws {
    let scratch = try Scratch()
    let header =
      "id,company,metal,target_type,metric,comparator,value,low,high,unit,base_year,base_reference,"
      + "target_year,material_scope,threshold_standard,condition,progress_value,progress_year,"
      + "progress_text,region,source,confidence,testability_note,testability\n"
    let row: [UInt8] =
      Array("A,Volvo Cars,steel,recycled_content,".utf8) + [0xD4, 0xD9, 0xC9, 0xFA]
      + Array(",>=,0.25,,,fraction,,,2035,,,,,,,".utf8) + [0xC8, 0xAB, 0xC7, 0xF2]
      + Array(",x,,,testable\n".utf8)
    try Data(Array(header.utf8) + row).write(to: scratch.url.appending(path: "register.csv"))
    let scenario = "flowsim: 1\nscenario: g\nextends: china-reference\ntargets: register.csv\n"
    let words = Array(("\u{FEFF}" + scenario).utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try Data(words).write(to: scratch.url.appending(path: "g.yaml"))
    let answer = try Program.shell("$FLOWSIM targets g.yaml", in: scratch.url)
    #expect(answer.status == 0)
    #expect(answer.errors.contains("g.yaml:1:1: note[E213]: read as UTF-16 (little-endian)"))
    #expect(answer.errors.contains("register.csv:1:1: note[E213]: read as GB18030 (GBK)"))
  }

  @Test("A part of a name finds rows of `data rows`")
  func partOfName() throws {
    let answer = try Program.run("data", "rows", "--metric", "Lifetime")
    #expect(answer.status == 0)
    #expect(answer.output.contains(",lifetime mean,") && answer.output.contains(",lifetime shape,"))
    let nothing = try Program.run("data", "rows", "--metric", "nothing of it")
    #expect(nothing.status == 2)
  }
}
