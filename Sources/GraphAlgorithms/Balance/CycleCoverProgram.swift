/// A linear program of covering: the cheapest x ≥ 0 for which every row a·x ≥ b holds, with rows
/// that come one after another.
///
/// A dictionary of the dual simplex method: every basic variable is told by the nonbasic ones, which
/// are zero. Costs are above zero, so that the start without rows is optimal, and a new row only
/// makes its own slack negative: the method goes on from where it was. Costs are lowered by at most
/// a millionth each, all differently, so that there are no ties to run in circles on; whatever the
/// dictionary says of a bound therefore holds for the true costs too.
///
/// A value: a branch of a search is a copy with one more row.
struct CycleCoverProgram {
  /// What a variable is: a column of the problem, or the slack of a row.
  private enum Variable {
    case column(Int)
    case slack(Int)
  }

  /// A row a·x ≥ b.
  struct Row {
    var columns: [Int]
    var coefficient: Double
    var least: Double
  }

  private static let tolerance = 1e-9
  /// The share by which a cost is lowered at most.
  private static let perturbation = 1e-6

  private let costs: [Double]
  private(set) var rows: [Row] = []
  /// Whether no x satisfies all rows.
  private(set) var isInfeasible = false
  /// The steps taken so far.
  private(set) var pivotCount = 0

  private var nonbasic: [Variable] = []
  private var reducedCosts: [Double] = []
  private var basic: [Variable] = []
  private var values: [Double] = []
  private var table: [[Double]] = []
  /// Where a column of the problem is: its place among the nonbasic, or −1 − its place among the
  /// basic; nil before it occurs in a row.
  private var places: [Int?]

  init(costs: [Double]) {
    self.costs = costs
    places = [Int?](repeating: nil, count: costs.count)
  }

  /// The value of every column.
  var solution: [Double] {
    var x = [Double](repeating: 0, count: costs.count)
    for (place, variable) in basic.enumerated() {
      if case .column(let column) = variable { x[column] = max(0, values[place]) }
    }
    return x
  }

  /// The weight of every row in the dual solution, zero or more.
  var rowWeights: [Double] {
    var weights = [Double](repeating: 0, count: rows.count)
    for (place, variable) in nonbasic.enumerated() {
      if case .slack(let row) = variable { weights[row] = max(0, reducedCosts[place]) }
    }
    return weights
  }

  /// A bound below every solution, computed afresh from the weights of the rows: whatever rounding
  /// did to the dictionary, this holds.
  var safeBound: Double {
    var loads = [Double](repeating: 0, count: costs.count)
    var sum = 0.0
    for (row, weight) in zip(rows, rowWeights) where weight > 0 {
      sum += weight * row.least
      for column in row.columns { loads[column] += weight * row.coefficient }
    }
    var excess = 1.0
    for (load, cost) in zip(loads, costs) where load > cost { excess = max(excess, load / cost) }
    return sum / excess
  }

  /// Adds a row and restores optimality.
  ///
  /// - Returns: false where the limit of steps was met first.
  mutating func add(_ new: [Row], pivotLimit: Int) -> Bool {
    for row in new { append(row) }
    return solve(pivotLimit: pivotLimit)
  }

  /// Drops the rows that are slack, which take time and prove nothing.
  mutating func dropSlackRows() {
    var kept = [Bool](repeating: true, count: rows.count)
    for (place, variable) in basic.enumerated() {
      if case .slack(let row) = variable, values[place] > 1e-6 { kept[row] = false }
    }
    guard kept.contains(false) else { return }
    var number = 0
    let numbers = kept.map { isKept in
      defer { if isKept { number += 1 } }
      return number
    }
    rows = rows.indices.filter { kept[$0] }.map { rows[$0] }
    var places: [Int] = []
    for place in basic.indices {
      if case .slack(let row) = basic[place], !kept[row] { continue }
      places.append(place)
    }
    basic = places.map { renumbered(basic[$0], numbers) }
    nonbasic = nonbasic.map { renumbered($0, numbers) }
    values = places.map { values[$0] }
    table = places.map { table[$0] }
    for (place, variable) in basic.enumerated() {
      if case .column(let column) = variable { self.places[column] = -1 - place }
    }
  }

  private func renumbered(_ variable: Variable, _ numbers: [Int]) -> Variable {
    guard case .slack(let row) = variable else { return variable }
    return .slack(numbers[row])
  }

  // MARK: - Kernel

  private mutating func append(_ row: Row) {
    for column in row.columns where places[column] == nil { enter(column) }
    var entries = [Double](repeating: 0, count: nonbasic.count)
    var value = -row.least
    for column in row.columns {
      guard let place = places[column] else { continue }
      if place >= 0 {
        entries[place] += row.coefficient
      } else {
        value += row.coefficient * values[-1 - place]
        let told = table[-1 - place]
        for index in entries.indices { entries[index] += row.coefficient * told[index] }
      }
    }
    basic.append(.slack(rows.count))
    values.append(value)
    table.append(entries)
    rows.append(row)
  }

  private mutating func enter(_ column: Int) {
    places[column] = nonbasic.count
    nonbasic.append(.column(column))
    var random = RandomSource(seed: UInt64(column))
    reducedCosts.append(costs[column] * (1 - Self.perturbation * random.unit()))
    for index in table.indices { table[index].append(0) }
  }

  private mutating func solve(pivotLimit: Int) -> Bool {
    while let leaving = leavingRow() {
      guard let entering = enteringPlace(for: leaving) else {
        isInfeasible = true
        return true
      }
      guard pivotCount < pivotLimit else { return false }
      pivot(leaving, entering)
      pivotCount += 1
    }
    return true
  }

  /// The row that falls short most, measured along the edge that leads there (steepest edge).
  private func leavingRow() -> Int? {
    var (worst, most): (Int?, Double) = (nil, 0)
    for (place, value) in values.enumerated() where value < -Self.tolerance {
      var norm = 1.0
      for entry in table[place] { norm += entry * entry }
      let shortfall = value * value / norm
      if shortfall > most { (worst, most) = (place, shortfall) }
    }
    return worst
  }

  /// The nonbasic variable that costs least for each unit that it brings; of equals the one that
  /// brings most.
  private func enteringPlace(for row: Int) -> Int? {
    var (best, bestRatio, bestEntry): (Int?, Double, Double) = (nil, .infinity, 0)
    for (place, entry) in table[row].enumerated() where entry > 1e-7 {
      let ratio = reducedCosts[place] / entry
      if ratio < bestRatio || (ratio == bestRatio && entry > bestEntry) {
        (best, bestRatio, bestEntry) = (place, ratio, entry)
      }
    }
    return best
  }

  private mutating func pivot(_ row: Int, _ place: Int) {
    var told = table[row]
    let inverse = 1 / told[place]
    let value = -values[row] * inverse
    told[place] = -1
    var occupied: [Int] = []
    for index in told.indices where told[index] != 0 {
      told[index] *= -inverse
      if told[index].magnitude < 1e-13 {
        told[index] = 0
      } else {
        occupied.append(index)
      }
    }
    for other in table.indices where other != row {
      let factor = table[other][place]
      guard factor != 0 else { continue }
      values[other] += factor * value
      table[other][place] = 0
      Self.add(factor, told, occupied, to: &table[other])
    }
    let cost = reducedCosts[place]
    reducedCosts[place] = 0
    Self.add(cost, told, occupied, to: &reducedCosts)
    table[row] = told
    values[row] = value
    swap(row, place)
  }

  private static func add(
    _ factor: Double, _ told: [Double], _ occupied: [Int], to entries: inout [Double]
  ) {
    for index in occupied { entries[index] += factor * told[index] }
  }

  private mutating func swap(_ row: Int, _ place: Int) {
    let leaving = basic[row]
    basic[row] = nonbasic[place]
    nonbasic[place] = leaving
    if case .column(let column) = basic[row] { places[column] = -1 - row }
    if case .column(let column) = leaving { places[column] = place }
  }
}
