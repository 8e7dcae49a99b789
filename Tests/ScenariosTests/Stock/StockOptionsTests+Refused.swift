import FlowEngine
import FlowTables
import Testing

@testable import FlowStudies

extension StockOptionsTests {
  @Test("Tables beside the main one are refused with place and remedy")
  func refused() throws {
    let stock = constant(10, 2000...2002)
    var request = try request(.stock, "fixed:years=5")
    request.firstStock = table("ages.csv", "age,value\n0,5\n1,4\n")
    #expect(
      messages(request, stock) == [
        """
        ages.csv:1:1: error[E302]: the amounts add up to 9, the stock of 2000 is 10; write amounts \
        at the end of 2000 that add up to it, or the column 'share'
        """
      ])
    request.firstStock = table("ages.csv", "age,value\n")
    #expect(
      messages(request, stock) == [
        """
        ages.csv:1:1: error[E304]: the table has no ages; write a row for each under the header
        """
      ])
    request.firstStock = table("ages.csv", "age,share\n0,0.5\n1,0.4\n")
    #expect(
      messages(request, stock) == [
        """
        ages.csv:1:1: error[E302]: the shares add up to 0.9, not to 1; write fractions such as 0.08
        """
      ])
    request.firstStock = table("ages.csv", "cohort,value\n2001,10\n")
    #expect(
      messages(request, stock) == [
        """
        ages.csv:2:1: error[E114]: the cohort 2001 is after 2000, the year of the count; leave it \
        out, or add it to the nearest cohort
        """
      ])
    request.firstStock = table("ages.csv", "age,cohort,value\n0,2000,10\n")
    #expect(
      messages(request, stock) == [
        """
        ages.csv:1:1: error[E201]: there are the columns 'age' and 'cohort'; write one of the two
        """
      ])
    request = try self.request(.stock, "fixed:years=0")
    request.firstStock = table("ages.csv", "age,value\n0,10\n")
    #expect(
      messages(request, stock) == [
        """
        ages.csv:1:1: error[E312]: 10 of the first stock is older than anything gets with this \
        lifetime; give a longer life or younger ages
        """
      ])
  }

  @Test("Lifetimes and shares that cannot be meant are refused with place and remedy")
  func refusedLifetimes() throws {
    let stock = constant(10, 2000...2002)
    var request = try request(.stock, "fixed:years=5")
    request.lifetimes = table("lives.csv", "cohort,lifetime\n2000,fixed\n")
    #expect(
      messages(request, stock) == [
        """
        lives.csv:2:6: error[E207]: 'fixed:' does not have the parameters of a lifetime; write \
        fixed:years=…; a cell with a comma stands in quotes: "weibull:mean=16,sd=4.8"
        """
      ])
    request.lifetimes = table("lives.csv", "cohort,type,lifetime\n2000,BEV,fixed:years=3\n")
    #expect(
      messages(request, stock) == [
        "lives.csv:2:6: error[E120]: there is no type 'BEV'; leave the column out"
      ])
    request.lifetimes = nil
    request.shares = table("shares.csv", "year,type,share\n2000,a,0.5\n2000,b,0.4\n")
    #expect(
      messages(request, stock) == [
        """
        shares.csv:2:1: error[E302]: the shares of 2000 add up to 0.9, not to 1; write a fraction \
        for every type of the year
        """
      ])
    request.shares = table("shares.csv", "year,type,share\n2000,a,40\n")
    #expect(
      messages(request, stock) == [
        """
        shares.csv:2:8: error[E117]: a share is 0 to 1, not 40; write a fraction such as 0.35
        """
      ])
  }
}
