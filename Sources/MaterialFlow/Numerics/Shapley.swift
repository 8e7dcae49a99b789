/// Which of several changes did what, when they act together (Shapley 1953).
///
/// The value of a player is its marginal contribution, averaged over all orders in which the
/// players can come in:
///
///     φ(i) = Σ over S without i of  |S|! (n - |S| - 1)! / n!  (v(S ∪ i) - v(S))
///
/// The values add up to v(all) - v(none). A coalition is a bit set: player i is bit i.
public struct Shapley: Sendable {
  public let playerCount: Int
  /// Orders that are averaged over; nil where all of them are.
  public let orders: [[Int]]?
  /// The coalitions that have to be valued, ascending.
  public let coalitions: [UInt64]

  /// Over all orders: 2^n coalitions.
  public init(exactly playerCount: Int) {
    precondition(playerCount < 24, "2^n coalitions are too many")
    self.playerCount = playerCount
    orders = nil
    coalitions = Array(0..<(1 << UInt64(playerCount)))
  }

  /// Over random orders, each with its reverse: the pair's errors cancel in part.
  ///
  /// - Parameter pairs: At least two, or there is no standard error.
  public init(sampling pairs: Int, of playerCount: Int, seed: Int) {
    precondition(pairs >= 2 && playerCount < 64, "two pairs and at most 63 players")
    self.playerCount = playerCount
    let random = RandomSource(seed: seed)
    var orders: [[Int]] = []
    for _ in 0..<pairs {
      let order = random.permutation(of: playerCount)
      orders += [order, order.reversed()]
    }
    self.orders = orders
    var seen: Set<UInt64> = [0]
    for order in orders {
      var coalition: UInt64 = 0
      for player in order {
        coalition |= 1 << UInt64(player)
        seen.insert(coalition)
      }
    }
    coalitions = seen.sorted()
  }

  /// What a player contributes.
  public struct Share: Sendable, Equatable {
    public let value: Double
    /// Of the mean over sampled orders; nil where all orders count.
    public let standardError: Double?
  }

  /// - Parameter values: Of ``coalitions``, in their order.
  /// - Returns: Shape `[player]`.
  public func shares(_ values: [Double]) -> [Share] {
    precondition(values.count == coalitions.count, "one value for each coalition")
    guard let orders else { return exactShares(values) }
    return sampledShares(values, orders)
  }

  private func exactShares(_ values: [Double]) -> [Share] {
    let n = playerCount
    // |S|! (n - |S| - 1)! / n! = 1 / (n (n - 1 over |S|)): no factorial overflows.
    var weights: [Double] = []
    var choose = 1.0
    for size in 0..<max(n, 1) {
      weights.append(1 / (Double(n) * choose))
      choose = choose * Double(n - 1 - size) / Double(size + 1)
    }
    return (0..<n).map { player in
      let bit = 1 << player
      var sum = 0.0
      for coalition in values.indices where coalition & bit == 0 {
        sum +=
          weights[coalition.nonzeroBitCount] * (values[coalition | bit] - values[coalition])
      }
      return Share(value: sum, standardError: nil)
    }
  }

  private func sampledShares(_ values: [Double], _ orders: [[Int]]) -> [Share] {
    let place = Dictionary(uniqueKeysWithValues: zip(coalitions, values))
    let pairs = orders.count / 2
    var sums = Array(repeating: 0.0, count: playerCount)
    var squares = sums
    for pair in 0..<pairs {
      var means = Array(repeating: 0.0, count: playerCount)
      for order in orders[2 * pair...2 * pair + 1] {
        var coalition: UInt64 = 0
        var before = place[0] ?? 0
        for player in order {
          coalition |= 1 << UInt64(player)
          let after = place[coalition] ?? 0
          means[player] += (after - before) / 2
          before = after
        }
      }
      for player in means.indices {
        sums[player] += means[player]
        squares[player] += means[player] * means[player]
      }
    }
    let count = Double(pairs)
    return (0..<playerCount).map { player in
      let mean = sums[player] / count
      let variance = max(0, squares[player] / count - mean * mean) * count / (count - 1)
      return Share(value: mean, standardError: (variance / count).squareRoot())
    }
  }
}
