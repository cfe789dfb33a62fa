/// A linear program of covering: the cheapest x ≥ 0 for which every row a·x ≥ b holds, with rows
/// that come one after another.
///
/// The dual simplex method. Costs are above zero, so that the start without rows is optimal, and a
/// new row only makes its own slack negative: the method goes on from where it was. Costs are lowered
/// by at most a millionth each, all differently, so that there are no ties to run in circles on;
/// whatever is said of a bound therefore holds for the true costs too.
///
/// A value: a branch of a search is a copy with one more row.
///
/// Reference: J. J. Forrest, D. Goldfarb, "Steepest-edge simplex algorithms for linear programming",
/// 1992, https://doi.org/10.1007/BF01581089, dual algorithm I, for the choice of the leaving
/// variable.
struct CycleCoverProgram {
  /// A row a·x ≥ b, all of whose entries are the same.
  struct Row {
    var columns: [Int]
    var coefficient: Double
    var least: Double
  }

  /// What a variable is: a column of the problem, or the slack of a row.
  private enum Variable {
    case column(Int)
    case slack(Int)
  }

  private static let tolerance = 1e-9
  /// An entry below this is rounding and no pivot.
  private static let leastPivot = 1e-7
  /// What a reduced cost may fall below zero, so that a larger pivot can be chosen.
  private static let slip = 1e-9
  /// A basis with more entries than this counts as several steps.
  private static let entriesOfStep = 250_000
  /// The share by which a cost is lowered at most.
  private static let perturbation = 1e-6

  private let costs: [Double]
  private(set) var rows: [Row] = []
  /// Whether no x satisfies all rows.
  private(set) var isInfeasible = false
  /// The steps taken so far; one with a large basis, which takes time by the square of its size,
  /// counts as several.
  private(set) var stepCount = 0

  private var kernel = BasisKernel()
  /// The bound, but for rounding: each step raises it.
  private var objective = 0.0
  /// The value of each column and what a unit more of it would cost: one of them is zero.
  private var columnValues: [Double]
  private var reducedCosts: [Double]
  /// By how much each row is more than satisfied, and what a unit less to satisfy would save.
  private var slacks: [Double] = []
  private var prices: [Double] = []
  /// The squared length of the row of the basis inverse of each variable that is basic.
  private var columnNorms: [Double]
  private var slackNorms: [Double] = []
  /// The rows that each column is in.
  private var rowsOfColumn: [[Int]]
  private var columnChanges: [Double]
  private var slackChanges: [Double] = []

  init(costs: [Double]) {
    self.costs = costs
    columnValues = [Double](repeating: 0, count: costs.count)
    columnNorms = columnValues
    columnChanges = columnValues
    reducedCosts = costs.enumerated().map { column, cost in
      var random = RandomSource(seed: UInt64(column))
      return cost * (1 - Self.perturbation * random.unit())
    }
    rowsOfColumn = [[Int]](repeating: [], count: costs.count)
    kernel.reserve(columns: costs.count)
  }

  /// The value of every column.
  var solution: [Double] { columnValues.map { max(0, $0) } }

  /// The weight of every row in the dual solution, zero or more.
  var rowWeights: [Double] { prices.map { max(0, $0) } }

  /// A bound below every solution, computed afresh from the weights of the rows: whatever rounding
  /// did before, this holds.
  var safeBound: Double {
    var loads = [Double](repeating: 0, count: costs.count)
    var sum = 0.0
    for (row, weight) in zip(rows, prices) where weight > 0 {
      sum += weight * row.least
      for column in row.columns { loads[column] += weight * row.coefficient }
    }
    var excess = 1.0
    for (load, cost) in zip(loads, costs) where load > cost { excess = max(excess, load / cost) }
    return sum / excess
  }

  /// Adds rows and restores optimality, or ends when the bound is high enough.
  ///
  /// - Returns: false where the limit of steps was met first.
  mutating func add(_ new: [Row], goal: Double = .infinity, stepLimit: Int) -> Bool {
    for row in new { append(row) }
    while let leaving = leavingVariable() {
      guard stepCount < stepLimit else { return false }
      if objective > goal, safeBound > goal { return true }
      guard pivot(leaving) else {
        isInfeasible = true
        return true
      }
      stepCount += 1 + kernel.columns.count * kernel.columns.count / Self.entriesOfStep
    }
    return true
  }

  /// Drops the rows that are slack, which take time and prove nothing.
  mutating func dropSlackRows() {
    let kept = rows.indices.filter { kernel.isTight($0) || slacks[$0] <= 1e-6 }
    guard kept.count < rows.count else { return }
    rows = kept.map { rows[$0] }
    slacks = kept.map { slacks[$0] }
    prices = kept.map { prices[$0] }
    slackNorms = kept.map { slackNorms[$0] }
    slackChanges = kept.map { slackChanges[$0] }
    kernel.keepRows(kept)
    for column in rowsOfColumn.indices { rowsOfColumn[column] = [] }
    for (number, row) in rows.enumerated() {
      for column in row.columns { rowsOfColumn[column].append(number) }
    }
  }

  // MARK: - Kernel

  private mutating func append(_ row: Row) {
    let number = rows.count
    rows.append(row)
    kernel.appendRow()
    slacks.append(
      row.columns.reduce(-row.least) { $0 + row.coefficient * columnValues[$1] })
    prices.append(0)
    slackChanges.append(0)
    for column in row.columns { rowsOfColumn[column].append(number) }
    kernel.formRow(ofSlack: row.columns, coefficient: row.coefficient)
    slackNorms.append(1 + kernel.rowNorm)
  }

  /// The variable that is below zero most, measured along the edge that leads there.
  private func leavingVariable() -> Variable? {
    var (worst, most): (Variable?, Double) = (nil, 0)
    for row in slacks.indices where slacks[row] < -Self.tolerance {
      let shortfall = slacks[row] * slacks[row]
      if shortfall > most * slackNorms[row] {
        (worst, most) = (.slack(row), shortfall / slackNorms[row])
      }
    }
    for column in kernel.columns where columnValues[column] < -Self.tolerance {
      let shortfall = columnValues[column] * columnValues[column]
      if shortfall > most * columnNorms[column] {
        (worst, most) = (.column(column), shortfall / columnNorms[column])
      }
    }
    return worst
  }

  /// Lets a variable go to zero and another one in.
  ///
  /// - Returns: false where none can come in, which proves that no x satisfies all rows.
  private mutating func pivot(_ leaving: Variable) -> Bool {
    let norm: Double
    switch leaving {
    case .slack(let row):
      kernel.formRow(ofSlack: rows[row].columns, coefficient: rows[row].coefficient)
      norm = 1 + kernel.rowNorm
    case .column(let column):
      kernel.formRow(ofColumn: column)
      norm = kernel.rowNorm
    }
    let touched = formColumnEntries(of: leaving)
    guard let (entering, entry) = enteringVariable(touched) else {
      for column in touched { columnChanges[column] = 0 }
      return false
    }
    let dualStep = price(entering, entry: entry, leaving, touched)
    move(entering, entry: entry, leaving, norm: norm, dualStep: dualStep)
    return true
  }

  /// What a unit of each nonbasic column adds to the leaving variable, in `columnChanges`.
  ///
  /// - Returns: the columns whose entries were written.
  private mutating func formColumnEntries(of leaving: Variable) -> [Int] {
    var touched: [Int] = []
    func add(_ value: Double, _ columns: [Int]) {
      for column in columns where !kernel.isBasic(column) {
        if columnChanges[column] == 0 { touched.append(column) }
        columnChanges[column] += value
      }
    }
    if case .slack(let row) = leaving { add(rows[row].coefficient, rows[row].columns) }
    for (place, row) in kernel.rows.enumerated() where kernel.row[place] != 0 {
      add(-kernel.row[place] * rows[row].coefficient, rows[row].columns)
    }
    return touched
  }

  /// The nonbasic variable that costs least for each unit that it brings; of near equals the one that
  /// brings most (Harris's test in two passes).
  private func enteringVariable(_ touched: [Int]) -> (Variable, Double)? {
    var limit = Double.infinity
    for (place, row) in kernel.rows.enumerated() where kernel.row[place] > Self.leastPivot {
      limit = min(limit, (prices[row] + Self.slip) / kernel.row[place])
    }
    for column in touched where columnChanges[column] > Self.leastPivot {
      limit = min(limit, (reducedCosts[column] + Self.slip) / columnChanges[column])
    }
    var best: (Variable, Double)?
    for (place, row) in kernel.rows.enumerated()
    where kernel.row[place] > best?.1 ?? Self.leastPivot {
      if prices[row] <= limit * kernel.row[place] { best = (.slack(row), kernel.row[place]) }
    }
    for column in touched
    where columnChanges[column] > best?.1 ?? Self.leastPivot
      && reducedCosts[column] <= limit * columnChanges[column]
    {
      best = (.column(column), columnChanges[column])
    }
    return best
  }

  /// The new prices and reduced costs.
  ///
  /// - Returns: the price of what leaves.
  private mutating func price(
    _ entering: Variable, entry: Double, _ leaving: Variable, _ touched: [Int]
  ) -> Double {
    let step: Double
    switch entering {
    case .slack(let row): step = max(0, prices[row]) / entry
    case .column(let column): step = max(0, reducedCosts[column]) / entry
    }
    for (place, row) in kernel.rows.enumerated() { prices[row] -= step * kernel.row[place] }
    // A column may be listed twice, where entries cancelled out on the way: it is done with at once.
    for column in touched {
      reducedCosts[column] -= step * columnChanges[column]
      columnChanges[column] = 0
    }
    switch entering {
    case .slack(let row): prices[row] = 0
    case .column(let column): reducedCosts[column] = 0
    }
    switch leaving {
    case .slack(let row): prices[row] = step
    case .column(let column): reducedCosts[column] = step
    }
    return step
  }

  /// The new values and norms of what is basic, and the new basis.
  private mutating func move(
    _ entering: Variable, entry: Double, _ leaving: Variable, norm: Double, dualStep: Double
  ) {
    switch entering {
    case .slack(let row): kernel.formChange(ofSlack: row)
    case .column(let column):
      var entries: [(row: Int, entry: Double)] = []
      for row in rowsOfColumn[column] where kernel.isTight(row) {
        entries.append((row, -rows[row].coefficient))
      }
      kernel.formChange(entries)
    }
    if case .column(let column) = leaving {
      kernel.eliminate(entry: entry, leaving: column)
    } else {
      kernel.eliminate(entry: entry, leaving: nil)
    }
    let changed = formSlackChanges(entering)
    let value: Double
    switch leaving {
    case .slack(let row): value = slacks[row]
    case .column(let column): value = columnValues[column]
    }
    let step = -value / entry
    objective -= value * dualStep
    for (place, column) in kernel.columns.enumerated() where kernel.change[place] != 0 {
      let change = kernel.change[place]
      columnValues[column] += step * change
      columnNorms[column] = Self.updated(
        columnNorms[column], change / entry, product: kernel.products[place], norm)
    }
    for row in changed {
      let change = slackChanges[row]
      slackChanges[row] = 0
      slacks[row] += step * change
      let product = rows[row].columns.reduce(0.0) { sum, column in
        kernel.place(ofColumn: column).map { sum + kernel.products[$0] } ?? sum
      }
      slackNorms[row] = Self.updated(
        slackNorms[row], change / entry, product: rows[row].coefficient * product, norm)
    }
    exchange(entering, entry: entry, leaving, value: step, norm: norm / (entry * entry))
  }

  private static func updated(
    _ norm: Double, _ ratio: Double, product: Double, _ leaving: Double
  ) -> Double {
    max(norm - 2 * ratio * product + ratio * ratio * leaving, 1e-4 + ratio * ratio)
  }

  /// What a unit of the entering variable adds to the slack of each row that is not tight.
  ///
  /// - Returns: the rows whose entries were written.
  private mutating func formSlackChanges(_ entering: Variable) -> [Int] {
    var changed: [Int] = []
    func add(_ value: Double, _ column: Int) {
      for row in rowsOfColumn[column] where !kernel.isTight(row) {
        if slackChanges[row] == 0 { changed.append(row) }
        slackChanges[row] += rows[row].coefficient * value
      }
    }
    if case .column(let column) = entering { add(1, column) }
    for (place, column) in kernel.columns.enumerated() where kernel.change[place] != 0 {
      add(kernel.change[place], column)
    }
    return changed
  }

  private mutating func exchange(
    _ entering: Variable, entry: Double, _ leaving: Variable, value: Double, norm: Double
  ) {
    switch (leaving, entering) {
    case (.slack(let row), .slack(let other)): kernel.replace(row: other, by: row, entry: entry)
    case (.slack(let row), .column(let column)): kernel.add(row: row, column: column, entry: entry)
    case (.column(let column), .slack(let row)):
      kernel.remove(row: row, column: column, entry: entry)
    case (.column(let column), .column(let other)):
      kernel.replace(column: column, by: other, entry: entry)
    }
    switch leaving {
    case .slack(let row): slacks[row] = 0
    case .column(let column): columnValues[column] = 0
    }
    switch entering {
    case .slack(let row): (slacks[row], slackNorms[row]) = (value, norm)
    case .column(let column): (columnValues[column], columnNorms[column]) = (value, norm)
    }
  }
}
