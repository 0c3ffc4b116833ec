"""Films as vector graphics: any flat manim scene as outlines, texts and the way they change.

`record` plays a scene, `Replay` draws a frame of a recording as SVG; the player in a page does the
same. A recording is one JSON object, format 1. Times are in frames, whole or not, `rate` of them a
second. Lengths are CSS pixels on a sheet of `width` by `height`, y downwards.

format, width, height, rate, frames
background  a colour: the name of a palette variable, or `#RRGGBB`
trace       the example that data-source addresses belong to; may be empty
steps       caption, start, end (the first frame after it)
colours     every colour once
easings     samples at even steps from 0 to 1, in ten-thousandths, straight lines between; they may
            leave 0..1, or end where they began. Number 0 is linear
outlines    paths with `M` absolute and `c l h v z` relative. Every command but M and z is one cubic
            curve (straight ones have their handles at the thirds), also if it has no length
tracks      lists of keys [time, ease, values…, handles…], in order of time
parts       what is drawn, from the back to the front

A track at a time: of its keys the last one that is not later (at first the first). If its easing is
-1, or there is no next key, its values. Otherwise they go on to those of the next key, straight, or
if there are two handles along a cubic Bézier curve, at the easing of the share of time that has
passed. The last key never has handles, and so tells how many values there are. Of two keys of one
time the later one counts: there the values jump.

A part has a constant or (under `tracks`, as a number) a track for each of these, most of them none:

live            [in, out] pairs: when it exists, out excluded; without it, always. Constant
at              is added to all its coordinates, before it is moved. Constant
outline         an outline; on a track, outlines are mixed point by point
text            instead: size, runs, and weight, style, anchor if they are not the usual ones;
                a run is a string, [string, data-source, data-format] or, of a place counted
                from 1, [string, data-position]. Constant
trim            [from, to]: the share of the outline's curves that is drawn, in number of curves
move            [x, y], or a matrix in SVG's order; a whole group has the same track
bake            1: the matrix scales unevenly, so move the points and not the element. Constant
fill, stroke    a colour's number; on a track, colours are mixed as sRGB
fill-opacity, stroke-opacity, fade      default 1; what is drawn has the product
stroke-width    on the sheet: unless baked, divide it by the matrix's scale hypot(a, b)
cap, join       default butt, miter; the miter limit is 10. Constant
data            attributes for readers: data-source, data-scale, data-role, data-names. Constant

Where a path is computed, `M` stands wherever a curve does not begin where the one before ended, and
`z` where a connected run ends where it began, each within 0.002 pixels: so manim draws it. Places
are within a tenth of a pixel of manim's, opacities within 1/255, in every frame.
"""
