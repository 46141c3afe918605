# Compares the structure and the documentation of two revisions of a model.

# Removes documentation and examples from the model.
def without_prose:
  walk(if type == "object" then
    del(.["smithy.api#documentation", "smithy.api#examples"],
        .documentation, .relativeDocumentation, .externalDocumentation)
  else . end);

def same_structure($other): without_prose == ($other | without_prose);

# The paths of all traits of shapes and members.
def trait_paths:
  paths
  | select(length >= 2 and .[-2] == "traits" and (length == 4 or (length == 6 and .[2] == "members")));

def is_prose: . == "smithy.api#documentation" or . == "smithy.api#examples";

# The paths of all shapes, and of all members.
def shape_paths: paths | select(length == 2 and .[0] == "shapes");
def member_paths: paths | select(length == 4 and .[2] == "members");

# Replaces the documentation of shapes and members by that of another model, if it has the same shape or member.
# Shapes, members and traits that differ only in documentation are replaced completely, to keep their layout too.
def with_words_of($other):
  reduce ($other | shape_paths, member_paths, trait_paths) as $path (.;
    ($other | getpath($path)) as $ours
    | getpath($path) as $theirs
    | if ($path[-2] == "traits" and ($path[-1] | is_prose) and getpath($path[:-2]) != null)
        or ($theirs != null and ($theirs | same_structure($ours)))
      then setpath($path; $ours)
      else . end);

# `Shape` or `Shape$member`, and the trait's name unless it is documentation.
def place:
  (.[1] | sub(".*#"; ""))
  + (if .[2] == "members" then "$" + .[3] else "" end)
  + (if .[-1] == "smithy.api#documentation" then "" else ", " + (.[-1] | sub(".*#"; "")) end);

# The places with documentation that another model doesn't have.
def places_of_words_not_in($other):
  trait_paths as $path
  | getpath($path)
  | select(($path[-1] | is_prose) or . != without_prose)
  | select(. != ($other | getpath($path)))
  | $path | place;

# One or two names, or the number of names if there are more.
def named($what):
  if length == 0 then empty
  elif length <= 2 then "\(map(sub(".*#"; "")) | join(" and ")) \($what)"
  else "\(length) shapes \($what)" end;

# Summarizes the changes since another revision, in one line.
def headline($old):
  (.shapes | without_prose) as $new
  | ($old.shapes | without_prose) as $old
  | ($new | keys) as $after
  | ($old | keys) as $before
  | [ ($after - $before | named("added")),
      ($before - $after | named("removed")),
      ($before - ($before - $after) | map(select($old[.] != $new[.])) | named("changed")) ]
  | if . == [] then "metadata" else join(", ") end;
