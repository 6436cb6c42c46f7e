.groups[].options[] | "\(.option) awaiting \(.awaiting)", (.option as $o | .outcomes | to_entries[] | "\($o) \(.key) \(.value)")
