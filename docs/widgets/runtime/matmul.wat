;; left · rightᵀ, the product of matrices whose rows both lie side by side in memory. Weights come
;; from 16-bit numbers, so 32 bits hold them exactly; everything computed from them has 64.
;; Two numbers are multiplied at a time (SIMD), twice in a turn; what is left over, one by one.
(module
  (memory (import "kernel" "memory") 1)

  ;; left: (rows × inner) and out: (rows × columns) of f64, right: (columns × inner) of f32;
  ;; where each begins, in bytes
  (func (export "multiply")
    (param $left i32) (param $right i32) (param $out i32)
    (param $rows i32) (param $columns i32) (param $inner i32)
    (local $a i32) (local $b i32) (local $column i32) (local $fours_end i32) (local $end i32)
    (local $sums v128) (local $more v128) (local $sum f64)
    (loop $each_row
      (local.set $fours_end
        (i32.add (local.get $left) (i32.shl (i32.and (local.get $inner) (i32.const -4)) (i32.const 3))))
      (local.set $end (i32.add (local.get $left) (i32.shl (local.get $inner) (i32.const 3))))
      (local.set $b (local.get $right))
      (local.set $column (local.get $columns))
      (loop $each_column
        (local.set $a (local.get $left))
        (local.set $sums (v128.const f64x2 0 0))
        (local.set $more (v128.const f64x2 0 0))
        (block $fours_done
          (loop $fours
            (br_if $fours_done (i32.ge_u (local.get $a) (local.get $fours_end)))
            (local.set $sums (f64x2.add (local.get $sums)
              (f64x2.mul (v128.load (local.get $a))
                (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $b))))))
            (local.set $more (f64x2.add (local.get $more)
              (f64x2.mul (v128.load offset=16 (local.get $a))
                (f64x2.promote_low_f32x4 (v128.load64_zero offset=8 (local.get $b))))))
            (local.set $a (i32.add (local.get $a) (i32.const 32)))
            (local.set $b (i32.add (local.get $b) (i32.const 16)))
            (br $fours)))
        (local.set $sums (f64x2.add (local.get $sums) (local.get $more)))
        (local.set $sum
          (f64.add (f64x2.extract_lane 0 (local.get $sums)) (f64x2.extract_lane 1 (local.get $sums))))
        (block $rest_done
          (loop $rest
            (br_if $rest_done (i32.ge_u (local.get $a) (local.get $end)))
            (local.set $sum (f64.add (local.get $sum)
              (f64.mul (f64.load (local.get $a)) (f64.promote_f32 (f32.load (local.get $b))))))
            (local.set $a (i32.add (local.get $a) (i32.const 8)))
            (local.set $b (i32.add (local.get $b) (i32.const 4)))
            (br $rest)))
        (f64.store (local.get $out) (local.get $sum))
        (local.set $out (i32.add (local.get $out) (i32.const 8)))
        (br_if $each_column
          (local.tee $column (i32.sub (local.get $column) (i32.const 1)))))
      (local.set $left (local.get $end))
      (br_if $each_row
        (local.tee $rows (i32.sub (local.get $rows) (i32.const 1)))))))
