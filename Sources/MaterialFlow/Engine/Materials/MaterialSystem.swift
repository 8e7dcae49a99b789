/// A product that metal is melted for: an alloy group in cars, or a sink outside them.
public struct Grade: Sendable, Equatable {
  public let id: String
  public let name: String
  /// Products between which scrap moves without changing its worth, such as `wrought` or `flat`.
  public let family: String
  /// How it is shaped, such as `sheet`; decides semis yield and finishing.
  public let form: String
  public let isInCars: Bool

  public init(id: String, name: String, family: String, form: String, isInCars: Bool) {
    self.id = id
    self.name = name
    self.family = family
    self.form = form
    self.isInCars = isInCars
  }
}

/// Scrap accounts never mix.
///
/// Home scrap stays inside the works, so no class holds it.
public enum ScrapAccount: String, Sendable, CaseIterable {
  /// From the press shop: pre-consumer.
  case new
  /// From products at their end of life: post-consumer.
  case old
}

/// Scrap as it is traded and charged.
public struct ScrapClass: Sendable, Equatable {
  public let id: String
  public let name: String
  public let account: ScrapAccount

  public init(id: String, name: String, account: ScrapAccount) {
    self.id = id
    self.name = name
    self.account = account
  }
}

/// A way of melting: a furnace with the ore-based metal it takes.
public struct Route: Sendable, Equatable {
  public let id: String
  /// The process name in the ledger.
  public let process: String
  /// The boundary process that its ore-based metal comes from.
  public let primary: String
  /// The boundary process that its melt losses go to.
  public let losses: String

  public init(id: String, process: String, primary: String, losses: String) {
    self.id = id
    self.process = process
    self.primary = primary
    self.losses = losses
  }
}

/// A melt of one product by one route: a column group of the blend.
public struct Heat: Sendable, Equatable {
  public let product: Int
  public let route: Int

  public init(product: Int, route: Int) {
    self.product = product
    self.route = route
  }
}

/// One metal: its elements, products, scrap classes and routes.
///
/// Lanes of the ledger follow this order: every grade, then ``importedType`` and ``attachedType``.
public struct MaterialSystem: Sendable, Equatable {
  /// `steel` or `aluminium`.
  public let name: String
  /// The base metal first; it stands for everything that is not tracked by name.
  public let elements: [String]
  /// Car grades first, then sinks.
  public let grades: [Grade]
  public let classes: [ScrapClass]
  public let routes: [Route]
  public let heats: [Heat]
  /// How many of the products are built into cars.
  public let carGradeCount: Int

  public init(
    name: String, elements: [String], grades: [Grade], classes: [ScrapClass], routes: [Route],
    heats: [Heat]
  ) {
    precondition(
      grades.drop(while: \.isInCars).allSatisfy { !$0.isInCars }, "car grades come first")
    self.name = name
    self.elements = elements
    self.grades = grades
    self.classes = classes
    self.routes = routes
    self.heats = heats
    carGradeCount = grades.prefix(while: \.isInCars).count
  }

  /// The origin of scrap from abroad.
  public var importedType: Int { grades.count }
  /// The origin of what shredding picks up from other metals.
  public var attachedType: Int { grades.count + 1 }
  public var typeCount: Int { grades.count + 2 }
  public var typeNames: [String] { grades.map(\.id) + ["imported", "attached"] }

  public func grade(_ id: String) -> Int? { grades.firstIndex { $0.id == id } }
  public func scrapClass(_ id: String) -> Int? { classes.firstIndex { $0.id == id } }
}
