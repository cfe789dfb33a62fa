import AllianceGraph

extension DrawnNetwork {
  /// Agreements of three to five parties that share no member, as blocs.
  var circleBlocs: [DrawingOptions.Bloc] {
    let binding = circles.filter {
      $0.members.count <= 5 && snapshot.data.definition(of: $0.kind).level >= .defense
    }
    var taken = Set<Int>()
    var blocs: [DrawingOptions.Bloc] = []
    for circle in binding where blocs.count < 3 && taken.isDisjoint(with: circle.members) {
      taken.formUnion(circle.members)
      blocs.append(
        DrawingOptions.Bloc(
          name: circle.name, members: circle.members.map { snapshot.nations[$0].code }))
    }
    return blocs
  }
}
