import FlowEngine
import FlowStudies
import FlowTables
import Testing

@Suite("flowsim stock")
struct StockRequestTests {
  @Test("Inflow to stock, a row for each row")
  func inflowDriven() throws {
    let answer = try answer(.inflow, "year,value\n2000,1\n2001,2\n2002,3\n2003,4\n")
    #expect(
      answer.text == """
        year,inflow,outflow,stock
        2000,1,0,1
        2001,2,0,3
        2002,3,1,5
        2003,4,2,7

        """)
    #expect(answer.warnings.isEmpty)
  }

  @Test("Series may be mixed and begin in different years; rows keep their order")
  func mixedSeries() throws {
    let table = "year,series,value\n2000,\"a,b\",3\n2001,c,5\n2001,\"a,b\",3\n2002,c,5\n"
    #expect(
      try answer(.stock, table).text == """
        year,series,inflow,outflow,stock
        2000,"a,b",3,0,3
        2001,c,5,0,5
        2001,"a,b",0,0,3
        2002,c,0,0,5

        """)
  }

  @Test("By cohort, each row is followed by the cohorts up to its year")
  func byCohort() throws {
    #expect(
      try answer(.inflow, "year,value\n2000,1\n2001,2\n2002,3\n", byCohort: true).text == """
        year,cohort,stock,outflow
        2000,2000,1,0
        2001,2000,1,0
        2001,2001,2,0
        2002,2000,0,1
        2002,2001,2,0
        2002,2002,3,0

        """)
    #expect(
      try answer(.inflow, "series,value,year\nx,1,2000\n", byCohort: true).text == """
        year,series,cohort,stock,outflow
        2000,x,2000,1,0

        """)
  }

  @Test("A byte-order mark and CRLF change nothing")
  func windowsFile() throws {
    let plain = try answer(.inflow, "year,value\n2000,1\n2001,2\n")
    #expect(try answer(.inflow, "\u{FEFF}year,value\r\n2000,1\r\n2001,2\r\n") == plain)
  }

  @Test("Inflow to stock and back through the tables is the same inflow")
  func roundTrip() throws {
    let inflow = (0..<60).map { 10 + Double($0 * $0 % 17) }
    let table =
      "year,value\n" + inflow.enumerated().map { "\(1990 + $0.offset),\($0.element)\n" }.joined()
    let lifetime = try Lifetime.weibull(mean: 16, deviation: 4.8)
    let forward = try answer(.inflow, table, lifetime: lifetime).column("stock")
    let stocks =
      "year,value\n" + forward.enumerated().map { "\(1990 + $0.offset),\($0.element)\n" }.joined()
    let back = try answer(.stock, stocks, lifetime: lifetime).column("inflow")
    for (ours, given) in zip(back, inflow) {
      // Sixty cohorts, each with a rounding of a stock below 400.
      #expect((ours - given).magnitude <= 60 * 400 * Double.ulpOfOne)
    }
  }

  @Test("Whole-year ages, mid-year and 1 January differ as --inflow-at says")
  func timing() throws {
    let table = "year,value\n2000,100\n"
    let lifetime = try Lifetime.weibull(shape: 3.5, scale: 18)
    for timing in InflowTiming.allCases {
      let stock = try answer(.inflow, table, lifetime: lifetime, timing: timing).column("stock")
      #expect(stock == [100 * lifetime.survival(atAge: timing.ageAtFirstYearEnd)])
    }
  }

  @Test("A stock that falls faster than cars die is located, with shortfall and cure")
  func fallsTooFast() throws {
    let table = "year,series,value\n2000,a,5\n2000,b,1\n2001,a,10\n2001,b,0.25\n2002,a,6\n"
    let problems = #expect(throws: InputProblems.self) {
      try answer(.stock, table, lifetime: .fixed(years: 3))
    }
    #expect(
      problems?.diagnostics.map(\.description) == [
        """
        cars.csv:5:8: error[E303]: the stock 0.25 of 2001 ('b') is 0.75 below the 1 that survive; \
        give a higher stock or a shorter life, or retire the surplus early with \
        --on-negative-inflow correct
        """,
        """
        cars.csv:6:8: error[E303]: the stock 6 of 2002 ('a') is 4 below the 10 that survive; \
        give a higher stock or a shorter life, or retire the surplus early with \
        --on-negative-inflow correct
        """,
      ])
  }

  @Test("Corrected, the same stock gives an answer and a warning in the same place")
  func corrected() throws {
    let answer = try answer(
      .stock, "year,value\n2000,5\n2001,10\n2002,6\n2003,6\n", lifetime: .fixed(years: 3),
      policy: .correct)
    #expect(
      answer.text == """
        year,inflow,outflow,stock
        2000,5,0,5
        2001,5,0,10
        2002,0,4,6
        2003,3,3,6

        """)
    #expect(
      answer.warnings.map(\.description) == [
        """
        cars.csv:2:6: warning[E323]: the whole stock 5 of 2000 is taken as bought in 2000, because \
        its ages are not given; give them with --first-stock FILE or --past-growth RATE, or begin \
        with a stock of 0 in 1999 where it is new
        """,
        "cars.csv:4:6: warning[E303]: 4 retired early in 2002, the same share of every cohort",
      ])
  }

  @Test(
    "Tables that are no series of years are refused, each problem in its place",
    arguments: [
      (
        "year,value\n2000,1\n2002,2\n",
        ["cars.csv:3:1: error[E301]: the year 2001 is missing before 2002; write a row for 2001"]
      ),
      (
        "year,series,value\n2000,a,1\n2004,a,2\n2009,a,2\n",
        [
          """
          cars.csv:3:1: error[E301]: the year 2001 of series 'a' is missing before 2004; write a \
          row for every year from 2001 to 2003
          """
        ]
      ),
      (
        "year,value\n2000,1\n2001,2\n2001,2\n",
        ["cars.csv:4:1: error[E209]: the year 2001 occurs twice; keep one of the two rows"]
      ),
      (
        "year,value\n2000,1\n1999,2\n",
        ["cars.csv:3:1: error[E310]: the year 1999 stands after 2000; sort the rows by year"]
      ),
      (
        "year,value\n2000,-1\n2001,nan\n",
        [
          "cars.csv:2:6: error[E311]: -1 is below zero; write an amount of zero or more",
          """
          cars.csv:3:6: error[E118]: 'nan' in column 'value' is not a finite number; write a \
          number such as 0.35
          """,
        ]
      ),
      (
        "year,value\n99999999,1\n",
        [
          """
          cars.csv:2:1: error[E114]: the year 99999999 is out of range; write a year in 0–9999
          """
        ]
      ),
      (
        "year,value\n",
        [
          """
          cars.csv:1:1: error[E301]: the table has no years; write a row for each year under the \
          header
          """
        ]
      ),
    ])
  func refused(table: String, messages: [String]) {
    let problems = #expect(throws: InputProblems.self) { try answer(.inflow, table) }
    #expect(problems?.diagnostics.map(\.description) == messages)
  }

  @Test("A stock of things that do not last a year is refused")
  func nothingStays() {
    let problems = #expect(throws: InputProblems.self) {
      try answer(.stock, "year,value\n2000,0\n2001,1\n", lifetime: .fixed(years: 0))
    }
    #expect(
      problems?.diagnostics.map(\.description) == [
        """
        cars.csv:3:6: error[E312]: nothing that enters in 2001 is left at its end, so that no \
        inflow makes this stock; give a longer life
        """
      ])
  }

  @Test("A series of more than a thousand years is refused at its first year too many")
  func tooLong() {
    let rows = (1000...2003).map { "\($0),1\n" }.joined()
    let problems = #expect(throws: InputProblems.self) {
      try answer(.inflow, "year,value\n" + rows)
    }
    #expect(
      problems?.diagnostics.map(\.description) == [
        """
        cars.csv:1002:1: error[E313]: the series has more than 1000 years; leave out the years \
        that are no longer in use
        """
      ])
  }

  @Test("The survival table prints an age and a share in each row")
  func survivalTable() throws {
    let bytes = try StockRequest.survivalTable(of: .fixed(years: 3.5), ages: [0, 3, 3.5])
    #expect(String(decoding: bytes, as: UTF8.self) == "age,survival\n0,1\n3,1\n3.5,0\n")
    #expect(throws: LifetimeError.negativeAge(-1)) {
      try StockRequest.survivalTable(of: .fixed(years: 3.5), ages: [-1])
    }
  }

  private func answer(
    _ drive: StockRequest.Drive, _ table: String, lifetime: Lifetime? = nil,
    timing: InflowTiming = .middle, policy: NegativeInflowPolicy = .error, byCohort: Bool = false
  ) throws -> StockAnswer {
    let request = StockRequest(
      drive: drive, lifetime: try lifetime ?? .fixed(years: 2), timing: timing,
      onNegativeInflow: policy, byCohort: byCohort)
    return try request.answer(SourceFile(path: "cars.csv", text: table))
  }
}

extension StockAnswer {
  fileprivate var text: String { String(decoding: csv, as: UTF8.self) }

  fileprivate func column(_ name: String) throws -> [Double] {
    let lines = text.split(separator: "\n").map { $0.split(separator: ",") }
    let column = try #require(lines[0].firstIndex { $0 == name })
    return try lines.dropFirst().map { try #require(Double($0[column])) }
  }
}
