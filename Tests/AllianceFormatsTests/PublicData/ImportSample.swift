@testable import AllianceFormats

/// Reads small samples that we made, each as a file of its own, in the form that the columns of a
/// published data set give it.
struct ImportSample {
  let folder = ScratchFolder()

  func read(
    _ files: String..., options: ImportOptions = ImportOptions()
  ) throws -> DataImport.Outcome {
    var paths: [String] = []
    for (index, text) in files.enumerated() {
      try folder.write(text, to: "file\(index).csv")
      paths.append(folder.file("file\(index).csv"))
    }
    return try DataImport.read(paths, options)
  }
}
